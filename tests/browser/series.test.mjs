// Several visits of one patient, weeks apart: every date is seen before anything is booked, one is left out, and all are given back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { startPortal } from "./portal.mjs";
import { heading, patient, words } from "./walk.mjs";

let portal, browser;
before(async () => {
  [portal, browser] = await Promise.all([startPortal({ demo: "people" }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

for (const [how, options] of [
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
]) {
  test(`f35 the desk books a series, leaves one date out, and the patient cancels the rest, ${how}`, async () => {
    const [asha, ruth] = await Promise.all([patient(portal), Person.ofDemo(portal.origin, "receptionist")]);
    const [{ id: doctor }] = await doctors(portal.origin);
    const times = await freeTimes(portal.origin, doctor);
    const { day, start } = times[Math.floor(times.length / 2)];
    const desk = await windowFor(browser, ruth, "1280 light", options);
    const hand = mouse(desk);
    await desk.goto(`/patients/${asha.id}/series?doctor=${doctor}`);
    await hand.type("#first", day);
    await hand.type("#time", start.slice(11, 16));
    await hand.type("#count", "3");
    await hand.type("#reason", "Dressing change");
    await hand.press("form[action$='/series/preview'] button[type=submit]");
    assert.equal(await heading(desk), "3 dates to check");
    await desk.locator("#line-2").selectOption("2//");
    await hand.press("form[action$='/series'] button[type=submit]");
    assert.equal(await heading(desk), "Booked visits: 2");
    await hand.press("main a[href^='/appointments/apt_']");
    const visit = new URL(desk.url()).pathname;

    const page = await windowFor(browser, asha, "1280 light", options);
    await page.goto(visit);
    assert.match(await words(page), /1 of 2/);
    await mouse(page).press("main a[href$='/series/cancel']");
    await mouse(page).press("form[action$='/series/cancel'] button[type=submit]");
    assert.match(await words(page), /Cancelled visits: 2/);
    await Promise.all([desk.context().close(), page.context().close()]);
  });
}
