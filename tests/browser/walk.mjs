// The steps to a visit, as a person takes them from page to page.
import assert from "node:assert/strict";
import { leads } from "./hands.mjs";
import { Person } from "./people.mjs";

export const ANSWERS = { reason: "A cough since Monday", symptoms: "Worse at night.\nBetter when I sit up." };

/** The last button before a visit is booked. */
export const BOOK = "form[action='/appointments'] button[type=submit]";

/** From the landing page to the soonest time of the first department; a visitor is then asked to sign in. */
export async function choosesTheSoonestTime({ page, press }) {
  await page.goto("/");
  await press("main a[href='/departments']");
  await press("main .choices a");
  await press("form[action='/book/hold'] button[type=submit]");
}

export async function signsIn({ page, press, type }, person) {
  await page.locator("#password").waitFor();
  await type("#email", person.email);
  await type("#password", person.password);
  await press("main form button[type=submit]");
}

/** Says why; the page that checks is next. */
export async function saysWhy({ press, type, choose }) {
  await type("#reason", ANSWERS.reason);
  await type("#symptoms", ANSWERS.symptoms);
  await choose("#priority-soon");
  await press("form.card button[type=submit]");
}

/** Holds a time over the page of the doctor's times; the page that asks why is next. */
export async function holds({ page, press, choose }, time) {
  await page.goto(`/doctors/${time.doctor}/times?day=${time.day}`);
  await choose(`input[name=start][value^='${time.start.slice(0, 16)}']`);
  await press("form[action='/book/hold'] button[type=submit]");
}

/** From the form of visits in a row to the page that lists every date. */
export async function plansASeries(page) {
  await page.fill("#first", new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10));
  await page.fill("#time", "10:00");
  await page.fill("#reason", "Dressing of the wound");
  await page.click("form.card--form button[type=submit]");
}

/** The words of a page, whitespace as one. */
export const words = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");

/** Presses what leads to another page, and waits until that is there. */
export const follows = (page, target) => leads(page, () => page.click(target));

export const heading = (page) => page.locator("h1").innerText();

/** Counts the documents that a window shows from now on, redirects not counted. */
export function countLoads(page) {
  const loads = { count: 0 };
  page.on("domcontentloaded", () => loads.count++);
  return loads;
}

/** Of the way to a visit: landing, departments, department, why, check, booked. */
export const MOST_LOADS = 6;

/** Fails when a way took more pages than that, without those that not everybody sees. */
export const staysShort = (loads, others = 0) =>
  assert.ok(loads.count - others <= MOST_LOADS, `${loads.count} pages, of which ${others} are not counted: more than ${MOST_LOADS}`);

/** A patient of one's own, so that nobody else's visits are in the way. */
export const patient = (portal, name = "Asha Menon") => Person.newPatient(portal.origin, name);

/** It becomes eleven in the morning in the hospital, and the afternoon of this day has free times of the doctor's: the first `count`. */
export async function isMorning(portal, signedIn, doctor, count = 2) {
  const ahead = 11 - new Date().getUTCHours();
  // The names of these zones count westwards.
  const admin = await Person.ofDemo(portal.origin, "administrator");
  await admin.sets({ zone: `Etc/GMT${ahead > 0 ? -ahead : `+${-ahead}`}` });
  const today = new Date(Date.now() + ahead * 3_600_000).toISOString().slice(0, 10);
  const free = async () => (await signedIn.ask("GET", `/doctors/${doctor}/free-times?from=${today}&to=${today}`, null, 200)).days[0].afternoon;
  if ((await free()).length < count) {
    // A Sunday: the doctor comes in all the same.
    const [start, end] = [13, 17].map((hour) => new Date(Date.parse(today) + (hour - ahead) * 3_600_000).toISOString());
    await signedIn.ask("POST", `/doctors/${doctor}/exceptions`, { kind: "extra", start, end }, 201);
  }
  return (await free()).slice(0, count).map(({ start }) => ({ doctor, start, day: today }));
}
