// The screen on the wall of a waiting room: whoever arrives is on it and is called by number, never by name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { countLoads, isMorning, patient, words } from "./walk.mjs";

inPortal({ demo: "people" });

for (const [how, options] of [
  ["by itself", {}],
  ["without JavaScript, loaded anew every ten seconds", { javaScriptEnabled: false }],
]) {
  test(`f36 f66 a screen on the wall shows who waits and who is called, ${how}`, async () => {
    const [farah, desk] = await Promise.all([Person.ofDemo(portal.origin, "doctor"), Person.ofDemo(portal.origin, "receptionist")]);
    const [{ id: doctor, department_id: department }] = await doctors(portal.origin);
    const [time] = await isMorning(portal, farah, doctor, 1);
    const asha = await patient(portal, "Asha Menon-Okoro");
    const { id } = await asha.books(time);
    const { url } = await desk.ask("POST", `/queue-screens/${department}`, {}, 201);
    const wall = await windowFor(browser, await Person.ofDemo(portal.origin, "visitor"), "1280 light", options);
    await wall.goto(new URL(url).pathname);
    const loads = countLoads(wall);
    const day = await windowFor(browser, farah, "1280 light");
    const { press } = mouse(day);
    await day.goto("/day");

    await press(`form[action='/appointments/${id}/check-in'] button[type=submit]`);
    const { token } = await asha.ask("GET", `/appointments/${id}`, null, 200);
    await wall.locator(".wall__next li", { hasText: token }).waitFor();
    await press(`form[action='/appointments/${id}/start'] button[type=submit]`);
    await wall.locator(".wall__now li", { hasText: token }).waitFor();
    assert.equal(await wall.locator(".wall__next li", { hasText: token }).count(), 0, "whoever is called waits no more");
    assert.doesNotMatch(await words(wall), /Asha|Menon/);
    if (how === "by itself") assert.equal(loads.count, 0, "nothing was loaded anew");
    await Promise.all([wall.context().close(), day.context().close()]);
  });
}
