// A network on which every answer takes seconds: a visit is booked all the same, and once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { doctors, eventually, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { BOOK, heading, holds, patient, saysWhy, words } from "./walk.mjs";

/** As on the edge of a village: bytes in a second, and how long the first of an answer takes. */
const SLOW = { offline: false, downloadThroughput: 40_000, uploadThroughput: 20_000, latency: 1_200 };
/** So slow that somebody presses again, later than the page itself keeps a second press back. */
const STALLED = { ...SLOW, latency: 6_000 };
const LATER_MS = 3_500;
const PATIENCE_MS = 60_000;

inPortal({ demo: "people" });

for (const [how, options] of [
  ["with scripts", {}],
  ["without", { javaScriptEnabled: false }],
]) {
  test(`f24 f66 on a slow network the last button is pressed twice and the visit is booked once, ${how}`, async () => {
    const asha = await patient(portal);
    const page = await windowFor(browser, asha, "320 light", options);
    page.context().setDefaultTimeout(PATIENCE_MS);
    page.context().setDefaultNavigationTimeout(PATIENCE_MS);
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", SLOW);
    let sent = 0;
    page.on("request", (request) => (sent += Number(request.method() === "POST" && new URL(request.url()).pathname === "/appointments")));

    const [{ id: doctor }] = await doctors(portal.origin);
    const [time] = await freeTimes(portal.origin, doctor);
    const began = Date.now();
    const hand = mouse(page);
    await holds(hand, time);
    await saysWhy(hand);
    assert.ok(Date.now() - began > 3 * SLOW.latency, "the network is not slow");
    await network.send("Network.emulateNetworkConditions", STALLED);
    // With the bare hand: whoever waits does not ask whether the page is still on its way.
    await page.locator(BOOK).scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator(BOOK).boundingBox();
    const presses = () => page.mouse.click(x + width / 2, y + height / 2);
    await presses();
    await new Promise((done) => setTimeout(done, LATER_MS));
    await presses();
    // What the first press asked for is given up by the second: waiting for a navigation would fail with it.
    await eventually("the page of the visit", () => /\/appointments\/apt_[^/?]+\?booked$/.test(page.url()));

    assert.equal(sent, 2, "the second press was not sent");
    assert.equal(await heading(page), "Your visit is booked");
    const visits = await asha.visits();
    assert.deepEqual(visits.map(({ start }) => Date.parse(start)), [Date.parse(time.start)]);
    assert.match(await words(page), new RegExp(visits[0].reference));
    await page.context().close();
  });
}
