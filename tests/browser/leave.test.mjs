// Leave over three booked visits: listed first, then offered other times by link, and solved one by one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { mouse } from "./hands.mjs";
import { Person, doctors, eventually, freeTimes, otherTimeLink } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { heading, patient, words } from "./walk.mjs";

let farah, doctor;
inPortal({ demo: "people" }, async () => {
  farah = await Person.ofDemo(portal.origin, "doctor");
  [{ id: doctor }] = await doctors(portal.origin);
});

/** Three times of a day that is at least three days away. */
async function threeTimes() {
  const late = (await freeTimes(portal.origin, doctor)).filter(({ start }) => Date.parse(start) > Date.now() + 3 * 86_400_000);
  const [{ day }] = late.filter((time) => late.filter((other) => other.day === time.day).length > 6);
  return late.filter((time) => time.day === day).filter((_, place) => place % 2 === 0).slice(0, 3);
}

const repairOf = (person, id) => person.ask("GET", `/appointments/${id}/repair`, null, 200);

test("f34 leave over three booked visits is repaired by link, by cancelling and at the desk", async () => {
  const people = [await patient(portal, "Asha Menon"), await patient(portal, "Ben Okri"), await patient(portal, "Chidi Anyanwu")];
  const times = await threeTimes();
  const visits = [];
  for (const [place, person] of people.entries()) visits.push(await person.books(times[place]));
  const [asha, ben, chidi] = people;

  const exceptions = async () => (await farah.ask("GET", `/doctors/${doctor}/availability`, null, 200)).exceptions;
  const before = await exceptions();

  // The doctor enters leave: the visits are listed with other times, and nothing changes before it is confirmed.
  const office = await windowFor(browser, farah, "1280 light", { javaScriptEnabled: false });
  const hand = mouse(office);
  await office.goto(`/doctors/${doctor}/exceptions/new?kind=leave`);
  await hand.type("#from_date", times[0].day);
  await hand.press("form[action$='/exceptions'] button[type=submit]");
  assert.equal(await office.locator("table.visits tbody tr").count(), 3);
  assert.match(await words(office), /Nothing is saved yet/);
  for (const [place, person] of people.entries()) assert.equal((await person.visit(visits[place].id)).status, "booked");
  assert.equal((await exceptions()).length, before.length, "nothing is saved yet");
  await hand.press("form[action$='/exceptions'] button[type=submit]");
  assert.match(office.url(), /\/desk\/repairs$/);
  assert.match(await words(office), /3 visits are listed here/);
  for (const [place, person] of people.entries()) {
    await eventually("times are offered", async () => (await repairOf(person, visits[place].id)).state === "offered");
  }

  // One chooses by the link of the mail, not signed in, on a phone.
  const offered = (await repairOf(asha, visits[0].id)).times;
  const mailbox = await windowFor(browser, new Person(portal.origin), "320 light", { javaScriptEnabled: false });
  const thumb = mouse(mailbox);
  await mailbox.goto(new URL(await otherTimeLink(portal.origin, asha.email)).pathname);
  assert.equal(await heading(mailbox), "Your visit needs another time");
  const form = `form:has(input[value='${offered[1].hold_id}']) button[type=submit]`;
  await thumb.press(form);
  assert.match(mailbox.url(), /\/your-visit\//);
  assert.match(await words(mailbox), /The visit has another time/);
  assert.equal((await asha.visit(visits[0].id)).start, offered[1].start);

  // One gives the visit up from there.
  await mailbox.goto(new URL(await otherTimeLink(portal.origin, ben.email)).pathname);
  await thumb.press("main a[href$='/cancel']");
  await thumb.press("form[action$='/cancel'] button[type=submit]");
  assert.equal((await ben.visit(visits[1].id)).status, "cancelled");

  // For one nothing suits: the desk moves it by hand, and the list is empty again.
  await mailbox.goto(new URL(await otherTimeLink(portal.origin, chidi.email)).pathname);
  await thumb.press("form[action$='/decline'] button[type=submit]");
  const desk = await windowFor(browser, await Person.ofDemo(portal.origin, "receptionist"), "1280 light", { javaScriptEnabled: false });
  const clerk = mouse(desk);
  await desk.goto("/desk/repairs");
  assert.match(await words(desk), /One visit needs you.*Chidi Anyanwu.*No time suits/);
  await clerk.press(`main a[href='/appointments/${visits[2].id}/move']`);
  const [, later] = (await freeTimes(portal.origin, doctor)).filter(({ day }) => day !== times[0].day);
  await desk.goto(`/appointments/${visits[2].id}/move?day=${later.day}`);
  await clerk.choose(`input[name=start][value^='${later.start.slice(0, 16)}']`);
  await clerk.press("form[action$='/move'] button[type=submit]");
  await eventually("the repair is over", async () => (await repairOf(chidi, visits[2].id)).state === "moved");
  await eventually("the other is over", async () => (await repairOf(ben, visits[1].id)).state === "cancelled");
  await desk.goto("/desk/repairs");
  assert.match(await words(desk), /No visit is to be repaired/);
  for (const page of [office, mailbox, desk]) await page.context().close();
});
