// The waiting list: one time becomes free, two wait for it, and it is offered to one after the other by the link of a mail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors, eventually, freeTimes, offeredLink } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { heading, patient, words } from "./walk.mjs";

inPortal({ demo: "people" });

const SCRIPTLESS = { javaScriptEnabled: false };

/** Asks for a time with a doctor by the form; the path of the wish. */
async function waits(person, doctor, department, options) {
  const page = await windowFor(browser, person, "1280 light", options);
  const hand = mouse(page);
  await page.goto(`/patients/me/waiting-list/new?department=${department}`);
  await page.locator("#doctor_id").selectOption(doctor);
  await hand.type("#reason", "Dizzy when I get up");
  await hand.press("main form.card--form button[type=submit]");
  const path = new URL(page.url()).pathname;
  assert.match(path, /\/waiting-list\/wai_/);
  await page.context().close();
  return path.replace(/^\/patients\/usr_[^/]+/, "/patients/me");
}

const stateOf = async (person, path) => (await person.ask("GET", path, null, 200)).state;

test("f33 of two who wait for one freed time the first says no by link and the second takes it", async () => {
  const [noor, asha, chidi] = [await patient(portal, "Noor Rahman"), await patient(portal, "Asha Menon"), await patient(portal, "Chidi Anyanwu")];
  const [{ id: doctor, department_id: department }] = await doctors(portal.origin);
  const times = await freeTimes(portal.origin, doctor);
  const time = times[Math.floor(times.length / 2)];
  const visit = await noor.books(time);
  const [first, second] = [await waits(asha, doctor, department, {}), await waits(chidi, doctor, department, SCRIPTLESS)];
  assert.deepEqual([await stateOf(asha, first), await stateOf(chidi, second)], ["waiting", "waiting"]);

  // The visit is given back by the page: its time is kept for whoever asked first, and for nobody else.
  const holder = await windowFor(browser, noor, "1280 light");
  await holder.goto(`/appointments/${visit.id}/cancel`);
  await mouse(holder).press("form[action$='/cancel'] button[type=submit]");
  await eventually("an offer", async () => (await stateOf(asha, first)) === "offered");
  assert.equal(await stateOf(chidi, second), "waiting", "one at a time");
  const isFree = async () => (await freeTimes(portal.origin, doctor)).some(({ start }) => start === time.start);
  assert.equal(await isFree(), false, "kept for her");

  // A no by the link of the mail, not signed in, on a phone: it is the next one's.
  const mailbox = await windowFor(browser, new Person(portal.origin), "320 light", SCRIPTLESS);
  const thumb = mouse(mailbox);
  const link = new URL(await offeredLink(portal.origin, asha.email)).pathname;
  await mailbox.goto(link);
  assert.equal(await heading(mailbox), "A time has become free");
  assert.doesNotMatch(await words(mailbox), /Dizzy/);
  await thumb.press("form[action$='/decline'] button[type=submit]");
  assert.equal(await stateOf(asha, first), "waiting");
  await eventually("an offer to the next", async () => (await stateOf(chidi, second)) === "offered");

  // One press takes it, and it is a visit like any other.
  await mailbox.goto(new URL(await offeredLink(portal.origin, chidi.email)).pathname);
  await thumb.press("form[action$='/take'] button[type=submit]");
  assert.match(mailbox.url(), /\/your-visit\//);
  assert.equal(await stateOf(chidi, second), "booked");
  const [booked] = await chidi.visits();
  assert.deepEqual([booked.start, booked.status, booked.reason], [time.start, "booked", "Dizzy when I get up"]);
  assert.equal(await isFree(), false);
  // Her own link says what became of it, and nothing can be pressed there any more.
  await mailbox.goto(link);
  assert.match(await heading(mailbox), /^The time goes to the next/);
  assert.equal(await mailbox.locator("main form").count(), 0);
  await Promise.all([holder, mailbox].map((page) => page.context().close()));
});
