// The way to a visit, walked once with the mouse, once by keyboard alone, once without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { keys, mouse } from "./hands.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { ANSWERS, BOOK, choosesTheSoonestTime, countLoads, heading, holds, patient, saysWhy, signsIn, staysShort, words } from "./walk.mjs";

inPortal({ demo: "people" });

// Signing in on the way costs two pages of its own, which everybody else does not see: its form, and the page of times it leads back
// to, where the chosen time is still chosen and is held with one press.
const LOADS_OF_SIGNING_IN = 2;

for (const [how, hands, options] of [
  ["with the mouse", mouse, {}],
  ["by keyboard alone", keys, {}],
  ["without JavaScript", mouse, { javaScriptEnabled: false }],
  ["without JavaScript on a narrow phone", mouse, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }],
]) {
  test(`f24 f66 a visitor books a visit ${how}, and signs in on the way`, async () => {
    const asha = await patient(portal);
    const page = await windowFor(browser, new Person(portal.origin), "1280 light", options);
    const loads = countLoads(page);
    const hand = hands(page);
    await choosesTheSoonestTime(hand);
    await signsIn(hand, asha);
    assert.equal(await page.locator("input[name=start]:checked").count(), 1, "the choice is not kept");
    await hand.press("form[action='/book/hold'] button[type=submit]");
    await saysWhy(hand);
    for (const said of [ANSWERS.reason, "Better when I sit up.", "Within a few days"]) assert.match(await words(page), new RegExp(said));
    await hand.press(BOOK);

    assert.equal(await heading(page), "Your visit is booked");
    assert.match(page.url(), /\/appointments\/apt_[^/?]+\?booked$/);
    const [visit, ...others] = await asha.visits();
    assert.deepEqual(others, []);
    assert.deepEqual([visit.reason, visit.symptoms, visit.priority], [ANSWERS.reason, ANSWERS.symptoms, "soon"]);
    assert.match(await words(page), new RegExp(visit.reference));
    staysShort(loads, LOADS_OF_SIGNING_IN);
    await page.context().close();
  });
}

for (const [how, hands, options] of [
  ["by keyboard alone", keys, {}],
  ["without JavaScript", mouse, { javaScriptEnabled: false }],
]) {
  test(`f24 f66 whoever looks for another time types nothing twice, ${how}`, async () => {
    const asha = await patient(portal);
    const [{ id: doctor }] = await doctors(portal.origin);
    const times = await freeTimes(portal.origin, doctor);
    const at = times.findIndex(({ day }, place) => times[place + 2]?.day === day);
    const [first, second, third] = times.slice(at, at + 3);
    const page = await windowFor(browser, asha, "1280 light", options);
    const hand = hands(page);
    const choosesAnother = async (time) => {
      await hand.press("button[name=to][value=time]");
      assert.match(await page.locator("[role=status]").first().innerText(), /What was typed is kept/);
      await hand.choose(`input[name=start][value^='${time.start.slice(0, 16)}']`);
      await hand.press("form[action='/book/hold'] button[type=submit]");
    };
    await holds(hand, first);
    // Half said, and back to the times: no text is asked about, because none is lost.
    await hand.type("#symptoms", ANSWERS.symptoms);
    await choosesAnother(second);
    assert.equal(await page.locator("#symptoms").inputValue(), ANSWERS.symptoms);
    await page.fill("#symptoms", "");
    await saysWhy(hand);
    await choosesAnother(third);
    assert.equal(await heading(page), "Check your answers, then book");
    for (const said of [ANSWERS.reason, "Better when I sit up.", "Within a few days", third.time]) assert.match(await words(page), new RegExp(said));
    await hand.press(BOOK);
    const [visit] = await asha.visits();
    assert.deepEqual([visit.start, visit.reason, visit.symptoms, visit.priority], [third.start, ANSWERS.reason, ANSWERS.symptoms, "soon"]);
    await page.context().close();
  });
}

test("f66 by keyboard the first stop is the way past the header, and it leads into the page", async () => {
  const page = await windowFor(browser, new Person(portal.origin));
  await page.goto("/departments");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches("main a")), "the next stop is not in the page");
  await page.context().close();
});

test("f66 what is wrong with a form is said first, and the focus is there", async () => {
  const page = await windowFor(browser, new Person(portal.origin));
  const { press } = keys(page);
  await page.goto("/register");
  await press("main form button[type=submit]");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".nhsuk-error-summary")));
  // Its links lead to the fields.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
  await page.context().close();
});
