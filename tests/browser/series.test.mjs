// Several visits of one patient, weeks apart: every date is seen before anything is booked, one is moved or left out, and all are given
// back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { heading, patient, words } from "./walk.mjs";

inPortal({ demo: "people" });

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
    assert.equal(await heading(desk), "2 visits are booked");
    await hand.press("main a[href^='/appointments/apt_']");
    const visit = new URL(desk.url()).pathname;

    const page = await windowFor(browser, asha, "1280 light", options);
    await page.goto(visit);
    assert.match(await words(page), /1 of 2/);
    await mouse(page).press("main a[href$='/series/cancel']");
    await mouse(page).press("form[action$='/series/cancel'] button[type=submit]");
    assert.match(await words(page), /2 visits are cancelled/);
    await Promise.all([desk.context().close(), page.context().close()]);
  });
}

/** The same time so many weeks later, as the hospital's wall has it. */
function weeksLater({ day, start, ...time }, weeks) {
  const later = new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
  return { ...time, day: later, start: start.replace(day, later) };
}

/** A doctor other than these who has exactly this time free, as the desk sees it. */
async function otherwiseFree(desk, { day, start }, besides) {
  for (const { id } of (await doctors(portal.origin)).filter(({ id }) => id !== besides)) {
    const { days } = await desk.ask("GET", `/doctors/${id}/free-times?from=${day}&to=${day}`, null, 200);
    const times = days.flatMap((one) => [...one.morning, ...one.afternoon, ...one.evening]);
    if (times.some((time) => time.start === start)) return id;
  }
  throw new Error(`nobody else has ${start}`);
}

for (const [place, [how, options]] of [["with JavaScript", {}], ["without JavaScript", { javaScriptEnabled: false }]].entries()) {
  test(`f35 of two conflicts one is moved and one left out, and going back keeps what was typed, ${how}`, async () => {
    const [asha, ben, ruth] = await Promise.all([patient(portal), patient(portal, "Ben Okri"), Person.ofDemo(portal.origin, "receptionist")]);
    const [{ id: doctor }] = await doctors(portal.origin);
    const times = await freeTimes(portal.origin, doctor);
    const first = times[3 + place * 4];
    const [second, third] = [weeksLater(first, 1), weeksLater(first, 2)];
    await ruth.books(second, { patient_id: ben.id });
    await ruth.books({ ...third, doctor: await otherwiseFree(ruth, third, doctor) }, { patient_id: asha.id });

    const desk = await windowFor(browser, ruth, "1280 light", options);
    const hand = mouse(desk);
    await desk.goto(`/patients/${asha.id}/series?doctor=${doctor}`);
    for (const [field, said] of [["#first", first.day], ["#time", first.time], ["#count", "4"], ["#reason", "Dressing change"]]) await hand.type(field, said);
    await hand.press("form[action$='/series/preview'] button[type=submit]");
    assert.equal(await heading(desk), "4 dates to check");
    assert.match(await words(desk), /2 dates cannot be as planned.*Taken.*The patient has another visit/);
    assert.equal((await asha.visits()).length, 1, "nothing is booked yet");

    await hand.press("button[form=change]");
    assert.equal(await desk.inputValue("#reason"), "Dressing change");
    assert.deepEqual([await desk.inputValue("#first"), await desk.inputValue("#time"), await desk.inputValue("#count")], [first.day, first.time, "4"]);
    await hand.press("form[action$='/series/preview'] button[type=submit]");

    // The second goes to the next free time, the third stays left out.
    await desk.locator("#line-2").selectOption({ index: 1 });
    await hand.press("form[action$='/series'] button[type=submit]");
    assert.equal(await heading(desk), "3 visits are booked");
    const visits = (await asha.visits()).filter(({ series }) => series).sort((one, other) => one.series.number - other.series.number);
    assert.deepEqual(visits.map(({ series, reason }) => [series.number, series.of, reason]), [1, 2, 3].map((number) => [number, 3, "Dressing change"]));
    assert.deepEqual([visits[0].start, visits[2].start], [first.start, weeksLater(first, 3).start]);
    assert.notEqual(visits[1].start, second.start);
    await desk.context().close();
  });
}
