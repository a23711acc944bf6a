// What happens to a visit once it is booked: moved, cancelled, printed; and how a doctor's day goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { keys, mouse } from "./hands.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { heading, isMorning, patient, words } from "./walk.mjs";

let farah, doctor;
inPortal({ demo: "people" }, async () => {
  farah = await Person.ofDemo(portal.origin, "doctor");
  [{ id: doctor }] = await doctors(portal.origin);
});

/** The first day on which several times are free, none of them too late to change. */
async function goodDay() {
  const times = await freeTimes(portal.origin, doctor);
  const whole = times.filter(({ day }) => times.filter((other) => other.day === day).length > 3);
  return whole.filter(({ day }) => day === whole[0].day);
}

/** A patient with a visit, at the page of it. */
async function visitor(hands, options) {
  const asha = await patient(portal);
  const [time, other] = await goodDay();
  const { id, reference } = await asha.books(time, { symptoms: "Worse at night." });
  const page = await windowFor(browser, asha, "1280 light", options);
  await page.goto(`/appointments/${id}`);
  return { asha, time, other, id, reference, page, hand: hands(page) };
}

for (const [how, hands, options] of [
  ["by keyboard", keys, {}],
  ["without JavaScript", mouse, { javaScriptEnabled: false }],
]) {
  test(`f27 f66 a patient moves a visit and then cancels it, ${how}`, async () => {
    const { asha, other, id, page, hand } = await visitor(hands, options);
    await hand.press("main a[href$='/move']");
    // Where scripts run, the day changes without a load; the address says so.
    await hand.turn(`nav .day[href*='day=${other.day}']`);
    await page.waitForURL((url) => url.searchParams.get("day") === other.day);
    await hand.choose(`input[name=start][value^='${other.start.slice(0, 16)}']`);
    await hand.press("form[action$='/move'] button[type=submit]");
    assert.match(await words(page), /The visit is now on/);
    assert.equal((await asha.visit(id)).start, other.start);

    await hand.press("main a[href$='/cancel']");
    assert.equal(await heading(page), "Cancel this visit?");
    await hand.type("#reason", "I am travelling");
    await hand.press("form[action$='/cancel'] button[type=submit]");
    assert.match(await words(page), /is cancelled/);
    assert.equal((await asha.visit(id)).status, "cancelled");
    await page.context().close();
  });
}

test("f66 the confirmation prints as a card: day, time, place and reference, no navigation and no buttons", async () => {
  const { time, id, reference, page } = await visitor(mouse);
  await page.goto(`/appointments/${id}?booked`);
  const shown = async (selector) => (await page.locator(selector).evaluateAll((found) => found.filter((one) => one.checkVisibility()))).length;
  const furniture = ["nav", "details.acct", "main .nhsuk-button", ".nhsuk-skip-link", ".bell", ".languages", ".languages button"];
  // On the screen they are there: a page without them would prove nothing.
  for (const selector of ["header nav", "main .nhsuk-button", ".bell", ".languages button"]) assert.ok(await shown(selector), `no ${selector}`);
  await page.emulateMedia({ media: "print" });
  for (const selector of furniture) assert.equal(await shown(selector), 0, `${selector} is printed`);
  const printed = await words(page);
  for (const said of [reference, time.time, String(Number(time.day.slice(8)))]) assert.ok(printed.includes(said), `${said} in ${printed}`);
  const addresses = await page.locator("a").evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
  assert.ok(addresses.every((content) => !content.includes("/")), "addresses of links are printed");
  assert.ok((await page.pdf({ format: "A4" })).length > 1_000);
  await page.context().close();
});

test("f28 a patient arrives, the doctor starts the visit, and the day moves on", async () => {
  const [asha, chidi] = [await patient(portal, "Asha Menon-Okoro"), await patient(portal, "Chidi Anyanwu")];
  const [first, second] = await isMorning(portal, farah, doctor);
  await asha.books(first);
  await chidi.books(second);
  const page = await windowFor(browser, farah, "1280 light", { javaScriptEnabled: false });
  const { press } = mouse(page);
  const row = (name) => page.locator("tbody tr", { hasText: name });
  const state = async (name) => (await row(name).locator(".tag").first().innerText()).trim();
  const lit = async () => (await page.locator(".lit").innerText()).replace(/\s+/g, " ");

  await page.goto("/day");
  assert.deepEqual([await state("Asha Menon-Okoro"), await state("Chidi Anyanwu")], ["Booked", "Booked"]);
  await press("tr:has-text('Chidi Anyanwu') form[action$='/check-in'] button[type=submit]");
  assert.equal(await state("Chidi Anyanwu"), "Checked in");
  assert.match(await lit(), /Next patient.*Chidi Anyanwu/, "whoever waits is next");

  await press(".lit form[action$='/start'] button[type=submit]");
  assert.equal(await state("Chidi Anyanwu"), "In consultation");
  assert.match(await lit(), /With you now.*Chidi Anyanwu/);
  assert.equal(await state("Asha Menon-Okoro"), "Booked");
  await page.context().close();
});
