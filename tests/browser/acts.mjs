// What a person does on a page to reach another one of pages.mjs: `then` of its entries, and the addresses that are asked for.
import { leads } from "./hands.mjs";
import { Person, codeOf } from "./people.mjs";
import { follows, plansASeries } from "./walk.mjs";

/** A report whose file is waited for: for a quarter of an hour only. */
export async function awaited(house) {
  return `/reports/${(await house.maya.announces("x-ray.png", "image/png", 2_400_000)).id}`;
}

/** The plain form, which a script hides, sent empty. */
export async function announcesNothing(page) {
  await page.locator("form[data-announce]").evaluate((form) => form.submit());
  await page.waitForSelector(".nhsuk-error-summary");
}

/** A held time's page; asking again finds the hold that stands. */
export async function why(house) {
  return `/book/${await house.maya.holds(house.held)}`;
}

export function presses(selector) {
  return (page) => page.click(selector);
}

/** The first of the free times, whichever it is today. */
export async function picksATime(page) {
  await page.locator("label.slot").first().click();
  await page.click("form:has(input[name=pick]) button[type=submit]");
}

/** What a list of a person's own leads to, whichever it is today. */
export function followsTheFirst(selector) {
  return (page) => page.locator(selector).first().click();
}

export async function contradictsItself(page) {
  await page.fill("#allergies", "Peanuts");
  await page.check("#no_known_allergies");
  await page.click("form.card--form button[type=submit]");
}

/** The form of a visit to come has no button that signs: as from a page that stood open. */
export async function signsBeforeItsDay(page) {
  await leads(page, () => page.evaluate(() => document.querySelector("form.card").submit()));
}

/** The list below the field is made by a script as somebody types. */
export async function typesACode(page) {
  await page.fill("#diagnosis_code", "prim hypert");
  await page.waitForSelector("#pick-list:not([hidden])");
  await page.press("#diagnosis_code", "ArrowDown");
}

export async function looksForACode(page) {
  await page.fill("#diagnosis_code", "hypertension");
  await page.click(".code-pick button[type=submit]");
}

export async function looksForNobody(page) {
  await page.fill("#q", "nobody-is-called-so");
  await page.click("form[role=search] button[type=submit]");
}

/** Several people of one name, at the desk: each has a choice, and nobody is chosen. */
export async function looksForAFamily(page) {
  await page.fill("#q", "Lindqvist");
  await page.click("button[value=find]");
  await page.waitForSelector("input[name=who][type=radio]", { state: "attached" });
}

/** Somebody at the desk who is called and was born as somebody who is known: nothing is booked before it is said who they are. */
export async function addsATwin(page) {
  await page.fill("#name", "Oluwaseun Adebayo-Lindqvist");
  await page.fill("#date_of_birth", "1984-02-29");
  await page.fill("#reason", "A cough since Monday");
  await page.click("button[value=book]");
  await page.waitForSelector("input[name=who][type=radio]", { state: "attached" });
}

export async function editsTheFirst(page) {
  await page.locator("tbody th a").first().click();
  await page.locator("main a[href$='/edit']").click();
}

/** As if somebody else had saved the doctor since the page was opened. */
export async function savesWhatIsOld(page) {
  await page.evaluate(() => {
    document.querySelector("[name=version]").value = "0";
    document.querySelector("[name=opened]").value = "";
  });
  await page.fill("#place", "Building C, room 3, behind the pharmacy");
  await page.fill("#qualifications", "MD, FRCP, FESC");
  await page.click("form.card--form button[type=submit]");
}

export async function slips(page) {
  await page.fill("#weight_kg", "300");
  await page.click("form.card--form button[type=submit]");
}

export async function signsInWrongly(page) {
  await page.fill("#email", "somebody@example.org");
  await page.fill("#password", "not the password");
  await page.click("main form button[type=submit]");
}

export async function makesAKey(page) {
  await page.fill("#name", "Board in the hall");
  await page.check("#scope-overview-read");
  await page.click("main form button[type=submit]");
}

/** The form's own number makes it one webhook, however often the page is looked at with it. */
export async function addsAWebhook(page) {
  await page.fill("#url", "https://hooks.rowan.example/portal");
  await page.evaluate(() => (document.querySelector("input[name=idempotency_key]").value = "looked-at-once-and-again"));
  await page.click("main form button[type=submit]");
}

export async function saysWhy(page) {
  // Maya acts for somebody, so that she is asked for whom. Elsewhere nobody is.
  if (!(await page.locator("input[name=for]:checked").count()) && (await page.locator("#for-me").count())) await page.check("#for-me");
  await page.fill("#reason", "A cough since Monday");
  await page.fill("#symptoms", "Worse at night.\nBetter when I sit up.");
  await page.check("#priority-soon");
  await follows(page, "form.card button[type=submit]");
}

/** What was typed for another time is kept, and is taken away here. */
export async function saysNothing(page) {
  await page.fill("#reason", "");
  await page.click("form.card button[type=submit]");
}

export async function saysForWhom(page, house) {
  await page.check(`#for-${house.caredFor}`);
  await saysWhy(page);
}

/** The last button, for a time that somebody else has: as if they had been faster. */
export async function losesTheTime(page, house) {
  await saysWhy(page);
  await page.locator("form[action='/appointments'] input[name=start]").evaluate((field, start) => (field.value = start), house.gone.start);
  await page.click("form[action='/appointments'] button[type=submit]");
}

/** The answer to a form that changes something: filled in and sent once, and the very same is sent again whenever it is looked at. */
export function answersOnce(name, fills, form) {
  return async (page, house) => {
    const sent = house.sent ?? (house.sent = new Map());
    if (!sent.has(name)) {
      await fills(page, house);
      sent.set(name, await page.locator(form).evaluate((form) => ({ action: form.getAttribute("action"), fields: [...new FormData(form)] })));
    }
    await sends(page, sent.get(name));
  };
}

/** Sends a form of so many fields from the page that is open. */
async function sends(page, { action, fields }) {
  const send = ([action, fields]) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action, hidden: true });
    for (const [name, value] of fields) form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    form.submit();
  };
  await leads(page, () => page.evaluate(send, [action, fields]));
}

export const booksASeries = answersOnce("series", plansASeries, "form.card--form.sect");

/** A sheet with a department that is new, one that is there and one without a name: nothing is made before it is confirmed. */
export async function checksASheet(page) {
  await page.check("#kind-departments");
  await page.fill("#sheet", "name,description\nRheumatology,Joints that hurt in the morning\nCardiology,\n,Nobody knows\n");
  await page.click("form.card--form button[type=submit]");
}

/** Leave on a day with visits: they are listed first, and nothing is saved. */
export async function entersLeave(page, house) {
  await page.check("#kind-leave");
  await page.fill("#from_date", house.time.day);
  await page.click("form.card--form button[type=submit]");
}

/** Signs in with the password, up to the page that asks for a code of the app. */
export async function signsInWithAFactor(page, { factored }) {
  await page.fill("#email", factored.email);
  await page.fill("#password", factored.password);
  await page.click("main form button[type=submit]");
  await page.waitForSelector("#code");
}

export async function signsInWithAWrongCode(page, house) {
  await signsInWithAFactor(page, house);
  await page.fill("#code", "1");
  await page.click("form[action='/sign-in/second-factor'] button[type=submit]");
}

/** Somebody whose account is a moment old. */
export const somebodyNew = ({ maya }) => Person.newPatient(maya.origin, "Ama Owusu-Castellanos");

export const withAFactor = ({ factored }) => factored;

/** The carer of the demo's patient. */
export const herCarer = ({ tara }) => tara;

export const nobody = ({ maya }) => new Person(maya.origin);

/** The code that an app makes of the seed that is shown. */
export async function setsUpAFactor(page) {
  await page.fill("#code", codeOf(await page.locator(".code--long").innerText()));
  await page.click("form[action='/security/second-factor'] button[type=submit]");
  await page.waitForSelector("ul.recovery");
}
