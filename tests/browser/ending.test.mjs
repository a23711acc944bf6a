// A session that ends while somebody types: said in time, prolonged beside the page, and nothing typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { patient } from "./walk.mjs";

const TYPED = "a new address, half";

inPortal({ demo: "people" });

/** Somebody who types on a page whose clock the test moves. */
async function typing(options) {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha, "1280 light", options);
  await page.clock.install();
  await page.goto("/profile");
  await page.fill("#address", TYPED);
  const note = page.locator("#ending");
  return { asha, page, note };
}

/** What the server would say of a session with so many seconds left; everything else stays its own. */
async function nearTheEnd(page, seconds) {
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const said = await answer.json();
    const ends = new Date(Date.parse(said.now) + seconds * 1000).toISOString();
    await route.fulfill({ response: answer, json: { ...said, idle_ends_at: ends } });
  });
}

/** Nothing of the page is read, and the way to sign in has the focus. */
async function covered(page) {
  await page.waitForFunction(() => document.body.classList.contains("is-over"));
  for (const part of ["main h1", "#address", ".acct"]) assert.equal(await page.locator(part).first().isVisible(), false, part);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "/sign-in");
}

async function signsInBeside(page, note, person) {
  const [beside] = await Promise.all([page.context().waitForEvent("page"), note.getByRole("link").click()]);
  await signsIn(beside, person);
  await beside.waitForURL("**/appointments");
}

async function signsIn(page, person) {
  await page.fill("#email", person.email);
  await page.fill("#password", person.password);
  await page.click("main form button[type=submit]");
}

test("f05 nobody is warned whose session lives on in another tab", async () => {
  const { page, note } = await typing();
  const asked = page.waitForResponse("**/api/v1/session");
  await page.clock.fastForward("28:00");
  assert.equal((await (await asked).request().allHeaders())["x-asked-by-page"], "1");
  await page.clock.runFor(1000);
  assert.equal(await note.isVisible(), false);
  await page.context().close();
});

test("f05 f66 a session near its end is prolonged without leaving the page", async () => {
  const { page, note } = await typing();
  await nearTheEnd(page, 120);
  await page.clock.fastForward("28:00");
  await note.locator("button").waitFor();
  await page.unroute("**/api/v1/session");
  const asked = page.waitForRequest("**/api/v1/session");
  await note.locator("button").click();
  assert.equal((await (await asked).allHeaders())["x-asked-by-page"], undefined, "asked by a person");
  await note.waitFor({ state: "hidden" });
  assert.equal(await page.inputValue("#address"), TYPED);
  await page.context().close();
});

test("f05 f66 whoever was signed out elsewhere is told, signs in beside the page, and sends what they typed", async () => {
  const { asha, page, note } = await typing();
  await asha.ask("DELETE", "/session", null, 204);
  await page.clock.fastForward("28:00");
  await note.getByRole("link").waitFor();
  await covered(page);
  await signsInBeside(page, note, asha);
  await page.clock.runFor(11_000);
  await note.waitFor({ state: "hidden" });
  assert.equal(await page.locator("main h1").isVisible(), true);
  await page.click("main form button[type=submit]");
  await page.waitForURL("**/profile");
  assert.equal((await asha.signIn().then(() => asha.ask("GET", "/me", null, 200))).address, TYPED);
  await page.context().close();
});

test("f05 what somebody typed is shown to nobody else who signs in beside it", async () => {
  const { asha, page, note } = await typing();
  const ben = await patient(portal);
  await asha.ask("DELETE", "/session", null, 204);
  await page.clock.fastForward("28:00");
  await note.getByRole("link").waitFor();
  await signsInBeside(page, note, ben);
  const left = page.waitForNavigation();
  await page.clock.runFor(11_000);
  await left;
  assert.notEqual(await page.inputValue("#address"), TYPED);
  await page.context().close();
});

test("f05 a page that was left open leads to sign in when its session has ended, and back", async () => {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha);
  await page.clock.install();
  for (const path of ["/appointments", "/profile"]) {
    await page.goto(path);
    await asha.ask("DELETE", "/session", null, 204);
    await page.clock.fastForward("31:00");
    await page.waitForURL("**/sign-in?next=*");
    await signsIn(page, asha);
    await page.waitForURL(`**${path}`);
    asha.cookie = `sid=${(await page.context().cookies()).find((cookie) => cookie.name === "sid").value}`;
  }
  await page.context().close();
});

test("f05 f66 whoever signs in after a form that came too late is told how to find what they typed, and finds it so", async () => {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha);
  await page.goto("/profile");
  await page.fill("#address", TYPED);
  await asha.ask("DELETE", "/session", null, 204);
  await page.click("main form button[type=submit]");
  await page.waitForURL("**/sign-in?next=*");
  await signsIn(page, asha);
  await page.waitForURL("**/profile");
  assert.match(await page.locator("main .flash").innerText(), /until the form shows what you typed/);
  assert.notEqual(await page.inputValue("#address"), TYPED);
  await page.goBack();
  await page.goBack();
  assert.equal(await page.inputValue("#address"), TYPED);
  await page.context().close();
});

test("f05 a page that nobody answers is covered once its session must have ended", async () => {
  const { page } = await typing();
  await page.route("**/api/v1/session", (route) => route.abort());
  await page.clock.fastForward("31:00");
  await covered(page);
  await page.unroute("**/api/v1/session");
  await page.clock.runFor(11_000);
  await page.waitForFunction(() => !document.body.classList.contains("is-over"));
  assert.equal(await page.inputValue("#address"), TYPED);
  await page.context().close();
});

test("f66 the account menu closes by Escape and by a press beside it", async () => {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha);
  await page.goto("/appointments");
  const [menu, button] = [page.locator("details.acct .pop"), page.locator("details.acct summary")];
  await button.click();
  await menu.waitFor();
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await button.click();
  await page.locator("main h1").click();
  await menu.waitFor({ state: "hidden" });
  await button.click();
  await menu.getByRole("link").first().click();
  await page.waitForURL("**/profile");
  await page.context().close();
});

test("f05 f66 without JavaScript the page warns by itself, and staying opens beside it", async () => {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha, "1280 light", { javaScriptEnabled: false });
  await page.goto("/profile");
  await page.fill("#address", TYPED);
  const note = page.locator("#ending");
  assert.equal(await note.isVisible(), false);
  // The stylesheet's clock is moved: it warns four minutes before the half hour is over.
  const waits = await page.evaluate(() => {
    const [animation] = document.getElementById("ending").getAnimations();
    const { delay } = animation.effect.getTiming();
    animation.currentTime = delay + 1000;
    return delay;
  });
  assert.equal(waits, 26 * 60 * 1000);
  const [beside] = await Promise.all([page.context().waitForEvent("page"), note.locator("button").click()]);
  assert.match(await beside.textContent("main"), /Close this tab/);
  assert.equal(await page.inputValue("#address"), TYPED);
  await page.context().close();
});
