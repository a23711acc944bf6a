// What happens while somebody is typing: another person takes the time, the hold runs out, a button is pressed twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors, eventually, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { ANSWERS, BOOK, heading, holds, patient, saysWhy, words } from "./walk.mjs";

/** Long enough to get from one page to the next, short enough to wait for. */
const SHORT_HOLD_SECONDS = 6;

let admin, desk, chidi, doctor;
inPortal({ demo: "people" }, async () => {
  [admin, desk] = await Promise.all(["administrator", "receptionist"].map((role) => Person.ofDemo(portal.origin, role)));
  chidi = await patient(portal, "Chidi Anyanwu");
  [{ id: doctor }] = await doctors(portal.origin);
});

const freeTime = async () => (await freeTimes(portal.origin, doctor))[0];

/** A patient at the page that asks why, with a hold of so many seconds. */
async function asksWhy(seconds, options) {
  const time = await freeTime();
  const asha = await patient(portal);
  const page = await windowFor(browser, asha, "1280 light", options);
  await admin.sets({ hold_seconds: seconds });
  const hand = mouse(page);
  await holds(hand, time);
  return { time, asha, page, hand };
}

/** The desk books the time for somebody else: possible as soon as the hold is over, and not before. */
async function deskTakes(time) {
  const booking = { doctor_id: time.doctor, start: time.start, patient_id: chidi.id, reason: "a check-up" };
  const refused = await desk.send("POST", "/appointments", booking);
  assert.equal(refused.status, 409, "the time was not held");
  await eventually("the end of the hold", async () => (await desk.send("POST", "/appointments", booking)).status === 201);
}

/** The page of a lost time keeps what was said and offers three others; one of them is booked. */
async function booksAnother({ page, asha, time, hand }) {
  assert.equal(await heading(page), "Choose another time");
  const said = await words(page);
  const kept = [ANSWERS.reason, "Better when I sit up.", "Within a few days"];
  for (const part of ["That time has just been taken", ...kept]) assert.ok(said.includes(part), `${part} in ${said}`);
  const offered = await page.locator("input[name=start]").evaluateAll((radios) => radios.map((radio) => radio.value));
  assert.equal(offered.length, 3);
  assert.ok(offered.every((start) => Date.parse(start) !== Date.parse(time.start)));
  await hand.choose(`input[name=start][value='${offered[1]}']`);
  await hand.press(BOOK);
  assert.equal(await heading(page), "Your visit is booked");
  const visits = await asha.visits();
  assert.equal(visits.length, 1);
  assert.equal(Date.parse(visits[0].start), Date.parse(offered[1]));
  assert.deepEqual([visits[0].reason, visits[0].symptoms, visits[0].priority], [ANSWERS.reason, ANSWERS.symptoms, "soon"]);
  await page.context().close();
}

test("f24 somebody takes the time while its patient is typing: the answers stay and another time is booked", async () => {
  const scene = await asksWhy(SHORT_HOLD_SECONDS);
  await scene.hand.type("#reason", "A");
  await deskTakes(scene.time);
  await saysWhy(scene.hand);
  await booksAnother(scene);
});

test("f24 somebody takes the time before the last button: the answers stay and another time is booked", async () => {
  const scene = await asksWhy(SHORT_HOLD_SECONDS);
  await saysWhy(scene.hand);
  assert.equal(await heading(scene.page), "Check your answers, then book");
  await deskTakes(scene.time);
  await scene.hand.press(BOOK);
  await booksAnother(scene);
});

/** Everybody sees a time again whose hold is over. */
const isFreeAgain = (time) =>
  eventually("the end of the hold", async () => (await freeTimes(portal.origin, time.doctor)).some(({ start }) => start === time.start));

test("f25 a hold that ran out while its patient was typing is asked for again, and nobody notices", async () => {
  const { time, asha, page, hand } = await asksWhy(SHORT_HOLD_SECONDS);
  await isFreeAgain(time);
  await admin.sets({ hold_seconds: 600 });
  await saysWhy(hand);
  assert.equal(await heading(page), "Check your answers, then book");
  await hand.press(BOOK);
  assert.equal(await heading(page), "Your visit is booked");
  assert.deepEqual((await asha.visits()).map(({ start }) => start), [time.start]);
  await page.context().close();
});

test("f25 whoever comes back to a hold that ran out is told, and finds the times of that day", async () => {
  const { time, page, hand } = await asksWhy(SHORT_HOLD_SECONDS);
  await isFreeAgain(time);
  await page.reload();
  assert.equal(await heading(page), "We no longer hold that time");
  await hand.press("main a.nhsuk-button");
  assert.ok(page.url().includes(`/times?day=${time.day}`));
  await page.context().close();
});

for (const [how, options] of [["", {}], [" without JavaScript", { javaScriptEnabled: false }]]) {
  test(`f24 a double click on the last button makes one visit${how}`, async () => {
    const { asha, page, hand } = await asksWhy(600, options);
    await saysWhy(hand);
    await page.locator(BOOK).dblclick();
    // The second press may break off the loading that the first began, so no single loading is waited for.
    await eventually("the booked visit", () => page.url().endsWith("?booked"));
    assert.equal(await heading(page), "Your visit is booked");
    assert.equal((await asha.visits()).length, 1);
    await page.context().close();
  });
}

test("f24 the browser's Back after booking finds the visits, and no form to send again", async () => {
  const { page, hand } = await asksWhy(600);
  await saysWhy(hand);
  await page.click(BOOK);
  await page.waitForURL(/\?booked$/);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/appointments");
  await page.context().close();
});

test("f24 f66 the browser's Back asks for no refused answers to be sent again, once they were corrected and booked", async () => {
  const { page, hand } = await asksWhy(600);
  await hand.press("form.card button[type=submit]");
  assert.match(await page.title(), /^Error/);
  await saysWhy(hand);
  await page.click(BOOK);
  await page.waitForURL(/\?booked$/);
  for (const step of ["the list", "what was refused", "the page that asks why"]) {
    await page.goBack();
    assert.ok(await page.locator("main h1").isVisible(), step);
    assert.doesNotMatch(await page.title(), /^Error/, `${step}: nothing was sent again`);
  }
  await page.context().close();
});

test("f24 f66 what leaves no page keeps refused answers in it: a link to a field, and one that opens beside it", async () => {
  const { page, hand } = await asksWhy(600);
  page.on("dialog", (dialog) => dialog.accept());
  await hand.type("#symptoms", ANSWERS.symptoms);
  await hand.press("form.card button[type=submit]");
  const keepsWhatWasTyped = async (after) => {
    await page.reload();
    assert.match(await page.title(), /^Error/, after);
    assert.equal(await page.inputValue("#symptoms"), ANSWERS.symptoms, after);
  };
  await hand.turn(".nhsuk-error-summary__list a");
  assert.equal(await page.evaluate(() => document.activeElement.id), "reason");
  await keepsWhatWasTyped("a link to a field");
  const beside = page.context().waitForEvent("page");
  await page.locator("header a[href]:visible").first().click({ modifiers: ["ControlOrMeta"] });
  await (await beside).close();
  await keepsWhatWasTyped("a link that opens beside it");
  await page.context().close();
});

/** What the page that asks why has in its fields. */
const fields = async (page) => [await page.inputValue("#reason"), await page.inputValue("#symptoms"), await page.isChecked("#priority-soon")];

test("f24 the browser's Back after checking finds the answers where they were", async () => {
  const { page, hand } = await asksWhy(600);
  await saysWhy(hand);
  await page.goBack();
  assert.deepEqual(await fields(page), [ANSWERS.reason, ANSWERS.symptoms, true]);
  await page.context().close();
});

test("f24 the page that checks can be loaded again, and Back and Forward ask for nothing to be sent again", async () => {
  const { page, hand } = await asksWhy(600, { javaScriptEnabled: false });
  await saysWhy(hand);
  const checks = async () => {
    assert.equal(await heading(page), "Check your answers, then book");
    assert.ok((await words(page)).includes(ANSWERS.reason));
  };
  await page.reload();
  await checks();
  await hand.press("button[form=change]:not([formaction])");
  assert.deepEqual(await fields(page), [ANSWERS.reason, ANSWERS.symptoms, true]);
  await page.goBack();
  await checks();
  await page.goForward();
  assert.deepEqual(await fields(page), [ANSWERS.reason, ANSWERS.symptoms, true]);
  await page.context().close();
});

test("f24 a change of mind finds the way back to the held time, and nothing is typed again", async () => {
  const { page, hand } = await asksWhy(600, { javaScriptEnabled: false });
  await saysWhy(hand);
  await hand.press("button[name=to][value=time]");
  await hand.press("main .flash a");
  assert.equal(await heading(page), "Check your answers, then book");
  assert.ok((await words(page)).includes(ANSWERS.reason));
  await page.context().close();
});

test("f24 the page's own way back finds them too, without JavaScript as well", async () => {
  const { page, hand } = await asksWhy(600, { javaScriptEnabled: false });
  await saysWhy(hand);
  await hand.press("button[form=change]");
  assert.deepEqual(await fields(page), [ANSWERS.reason, ANSWERS.symptoms, true]);
  await page.context().close();
});
