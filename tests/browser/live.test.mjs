// What scripts add to pages that work without them: lists that narrow in place, notes that are saved in passing, a question before
// what was written is left behind, and a page of ours while nothing is reached.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { heading, patient, words } from "./walk.mjs";

let doctor;
inPortal({ demo: "people" }, async () => {
  [{ id: doctor }] = await doctors(portal.origin);
});

/** Marks the document that is open: a page that is loaded anew has no mark. */
const mark = (page) => page.evaluate(() => (window.isStillHere = true));
const isStillHere = (page) => page.evaluate(() => window.isStillHere === true);

/** Stays whenever the browser asks whether a page is to be left, and tells what it asked. */
function staysWhenAsked(page) {
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  return asked;
}

test("f29 f66 the desk narrows its list in place, and its address says how", async () => {
  const page = await windowFor(browser, await Person.ofDemo(portal.origin, "receptionist"));
  await page.goto("/desk");
  await mark(page);
  await page.locator("#department").focus();
  await page.locator("#department").selectOption({ index: 1 });
  await page.waitForURL(/department=dpt_/);
  assert.ok(await isStillHere(page), "the page was loaded anew");
  assert.notEqual(await page.locator("#department").inputValue(), "");
  assert.ok(await page.evaluate(() => document.activeElement.id === "department"), "the focus went elsewhere");
  assert.ok(await page.locator("button[data-print]").first().isVisible(), "the list can still be printed");
  await page.context().close();
});

test("f28 f66 a note is saved without leaving the page, and a note that is not saved is asked about", async () => {
  const asha = await patient(portal);
  const { id } = await asha.books((await freeTimes(portal.origin, doctor))[0]);
  const page = await windowFor(browser, await Person.ofDemo(portal.origin, "doctor"));
  await page.goto(`/appointments/${id}`);
  await mark(page);
  const note = page.locator("form[action$='/note'] textarea");
  await note.fill("Bring the last results.");

  const asked = staysWhenAsked(page);
  await page.goto("/day").catch(() => null);
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal(await note.inputValue(), "Bring the last results.", "what was typed is still there");

  const saved = page.waitForResponse((answer) => answer.request().method() === "GET" && answer.url().includes(`/appointments/${id}`));
  await page.locator("form[action$='/note'] button[type=submit]").click();
  await saved;
  await page.locator("main [role=status]").waitFor();
  assert.ok(await isStillHere(page), "the page was loaded anew");
  assert.equal((await (await Person.ofDemo(portal.origin, "doctor")).visit(id)).note?.text ?? (await note.inputValue()), "Bring the last results.");
  await page.goto("/day");
  assert.equal(asked.length, 1, "a saved note is left without a question");
  await page.context().close();
});

test("f16 f66 whatever differs in a form that saves is asked about before it is left behind, and nothing else is", async () => {
  const page = await windowFor(browser, await patient(portal));
  const asked = staysWhenAsked(page);
  const leaves = () => page.goto("/appointments").catch(() => null);
  const ticks = () => page.click("label[for=reminder-1]");
  const changes = [
    ["/profile", () => page.fill("#phone", "+91 98450 12345"), () => page.fill("#phone", "")],
    ["/profile", () => page.selectOption("#blood_group", { index: 2 }), () => page.selectOption("#blood_group", { index: 0 })],
    ["/notifications/settings", ticks, ticks],
  ];
  for (const [path, change, back] of changes) {
    await page.goto(path);
    await change();
    await leaves();
    assert.deepEqual(asked.splice(0), ["beforeunload"], `${path}: ${change}`);
    assert.ok(page.url().endsWith(path));
    await back();
    await leaves();
    assert.deepEqual(asked, [], "what is as it was is nothing to lose");
    assert.ok(page.url().endsWith("/appointments"));
  }

  // Brought back by the house it is still saved nowhere; sent, it is.
  await page.goto("/profile");
  await page.fill("#phone", "a phone");
  await page.click("main form button[type=submit]");
  await page.locator("main[data-unsent] #phone").click();
  await leaves();
  assert.deepEqual(asked.splice(0), ["beforeunload"]);
  await page.fill("#phone", "+91 98450 12345");
  await page.click("main form button[type=submit]");
  await page.locator("main:not([data-unsent]) #phone").waitFor();
  assert.equal((await page.inputValue("#phone")).replace(/\D/g, ""), "919845012345");
  await leaves();

  await page.goto("/security");
  await page.fill("#current_password", "not to be kept");
  await leaves();
  assert.deepEqual(asked, [], "a password is not what somebody wrote");
  await page.context().close();
});

test("f01 f02 f66 no switch of the language loses what somebody typed to get an account", async () => {
  const page = await windowFor(browser, new Person(portal.origin));
  const asked = staysWhenAsked(page);
  const switches = () => page.locator(".languages button").first().click({ noWaitAfter: true });
  for (const path of ["/register", "/apply"]) {
    await page.goto(path);
    await page.fill("#name", "Maya Lindqvist");
    await Promise.all([page.waitForEvent("dialog"), switches()]);
    assert.deepEqual(asked.splice(0), ["beforeunload"], path);
    assert.equal(await page.inputValue("#name"), "Maya Lindqvist");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await page.fill("#name", "");
  }
  await page.context().close();
});

test("f20 f66 words to look for are left without a question", async () => {
  const page = await windowFor(browser, await Person.ofDemo(portal.origin, "receptionist"));
  const asked = staysWhenAsked(page);
  await page.goto("/patients");
  await page.fill("#q", "Asha");
  await page.goto("/desk");
  assert.deepEqual(asked, []);
  await page.context().close();
});

test("f66 what a refused form brings back is asked about before it is left behind, and no switch of the language loses it", async () => {
  const page = await windowFor(browser, await Person.ofDemo(portal.origin, "administrator"));
  await page.goto("/departments/new");
  await page.locator("#description").fill("Hearts and vessels");
  await page.locator("form[action='/departments'] button[type=submit]").first().click();
  const brought = page.locator("main[data-unsent] #description");
  await brought.waitFor();
  assert.equal(await page.locator(".languages").count(), 0);
  // Browsers ask whoever has touched the page.
  await brought.click();
  const asked = staysWhenAsked(page);
  await page.goto("/doctors").catch(() => null);
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal(await brought.inputValue(), "Hearts and vessels");
  await page.context().close();
});

test("f16 f66 the browser's Back from what was corrected, or from where a refused form was left, sends nothing again", async () => {
  const page = await windowFor(browser, await Person.ofDemo(portal.origin, "administrator"));
  page.on("dialog", (dialog) => dialog.accept());
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
  const sends = () => page.locator("form[action='/departments'] button[type=submit]").first().click();
  const refused = async () => {
    await page.goto("/departments/new");
    await page.fill("#description", "Bones and joints");
    await sends();
    await page.locator("main[data-answer][data-unsent]").waitFor();
  };
  const comesBack = async () => {
    const before = sent.length;
    await page.goBack();
    await page.locator("main:not([data-answer]) h1").waitFor();
    assert.equal(sent.length, before, "a form was sent again");
  };
  await refused();
  await page.fill("#name", `Orthopaedics ${process.pid}`);
  await sends();
  await page.locator("main:not([data-answer]) h1").waitFor();
  await comesBack();

  await refused();
  await page.locator("header nav a").first().click();
  await page.locator("main:not([data-answer]) h1").waitFor();
  await comesBack();
  await page.context().close();
});

test("f16 f66 what a refused form brings back is asked about when another form of the page is sent, and not when it is sent itself", async () => {
  const asha = await patient(portal);
  const { id } = await asha.ask("POST", "/me/vitals", { taken_at: "2026-01-05T08:00:00+05:30", weight_kg: 68 }, 201);
  const page = await windowFor(browser, asha);
  const saves = () => page.click(`form[action="/vitals/${id}"] button[type=submit]`);
  await page.goto(`/vitals/${id}`);
  await page.fill("#weight_kg", "a lot");
  await saves();
  const brought = page.locator("main[data-unsent] #weight_kg");
  await brought.click();
  const asked = staysWhenAsked(page);
  await Promise.all([page.waitForEvent("dialog"), page.locator("form[action$='/remove'] button").click({ noWaitAfter: true })]);
  assert.deepEqual(asked.splice(0), ["beforeunload"]);
  assert.equal(await brought.inputValue(), "a lot");
  await page.fill("#weight_kg", "68.5");
  await saves();
  await page.waitForURL(/\/vitals(\?|$)/);
  assert.deepEqual(asked, []);
  await page.context().close();
});

test("f66 while nothing is reached a page says so, and nothing about anybody was kept for it", async () => {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha, "1280 light", { serviceWorkers: "allow" });
  await page.goto("/appointments");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  const kept = () => page.evaluate(async () => (await (await caches.open("offline")).keys()).map(({ url }) => new URL(url).pathname));
  assert.ok((await kept()).every((path) => path === "/offline" || path.startsWith("/static/")), String(await kept()));
  await page.context().setOffline(true);
  await page.goto("/appointments");
  assert.equal(await heading(page), "The portal cannot be reached");
  assert.ok(!(await words(page)).includes("Asha"));
  const looks = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  assert.match(looks, /Atkinson/, "it has the portal's looks");
  await page.context().setOffline(false);
  await page.goto("/appointments");
  assert.notEqual(await heading(page), "The portal cannot be reached");
  await page.context().close();
});
