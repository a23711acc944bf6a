// A house that is lived in: what pages.mjs needs to have happened before its pages are opened.
import assert from "node:assert/strict";
import { smallPdf } from "./files.mjs";
import { linksOf } from "./links.mjs";
import { Person, carerLink, checkLink, confirmationLink, doctors, eventually, freeTimes, newAddressLink, visitLink } from "./people.mjs";

/** What the pages show: a visit to come, one that was cancelled, a day with visits in several states, a time that is gone. */
export async function furnish(origin) {
  const [{ id: doctor, department_id: department }] = await doctors(origin);
  const [maya, desk] = await Promise.all(["patient", "receptionist"].map((role) => Person.ofDemo(origin, role)));
  const other = await Person.newPatient(origin, "Chidi Anyanwu-Featherstonehaugh");
  const times = await freeTimes(origin, doctor);
  // What is looked at is on one day, the last with times enough, where a house with more life has the least.
  const { day } = times.findLast((time, at) => times[at - 3]?.day === time.day);
  const [time, gone, waiting, cancelled] = times.filter((time) => time.day === day);
  // Whatever else needs a time has one on another day, with one left free between two.
  const [held, familys, hitBy, ...inARow] = times.filter((time) => time.day !== day).reverse().filter((_, at) => at % 2 === 0);
  const visit = await maya.books(time, { symptoms: "Worse at night.\nBetter when I sit up.", priority: "soon" });
  const over = await maya.books(cancelled);
  await maya.ask("POST", `/appointments/${over.id}/cancel`, { reason: "I am travelling" }, 200);
  const { reference } = await other.books(gone);
  const early = await other.books(waiting);
  await desk.ask("POST", `/appointments/${early.id}/check-in`, {}, 200);
  const records = (await maya.ask("GET", "/patients/me/records", null, 200)).items;
  const own = records.find((record) => record.doctor_id === doctor);
  const copy = await copyOf(maya);
  const history = await copyOf(maya, "/patients/me/treatment-history-files");
  const closed = (await Person.newPatient(origin, "Noor Rahman-Castellanos")).id;
  const confirmation = await unconfirmed(origin);
  const administrator = await Person.ofDemo(origin, "administrator");
  const kiosk = { name: "Check-in kiosk, main entrance", scopes: ["appointments:read", "appointments:check-in"], ends_on: null };
  await administrator.ask("POST", `/admin/people/${closed}/disable`, { reason: "asked for it in writing" }, 200);
  const apiKey = (await administrator.ask("POST", "/api-keys", kiosk, 201)).id;
  const webhooks = await tells(administrator);
  const subscription = await subscribes(origin, administrator);
  const conversation = (await maya.ask("POST", "/conversations", { doctor_id: doctor }, 200)).id;
  const donation = (await maya.ask("POST", "/blood-bank/O-/donations", { day: time.day }, 201)).id;
  const [{ id: ward }] = (await administrator.ask("GET", "/wards", null, 200)).items;
  const { invoice, claim } = await owes(maya);
  const refund = await paysTwice(origin, maya, administrator);
  const screen = (await desk.ask("POST", `/queue-screens/${department}`, {}, 201)).url.split("/").at(-1);
  await Person.newApplicant(origin, "Dr Ngozi Adeyemi-Farquharson");
  const [{ id: applicant }] = (await administrator.ask("GET", "/doctor-applications", null, 200)).items;
  const [locked, moved] = await locks(origin, administrator);
  const yourVisit = new URL(await visitLink(origin, other.email, reference)).pathname;
  const report = await maya.sendsReport("Blood test 12 November.pdf", smallPdf());
  const doctorsReport = await (await Person.ofDemo(origin, "doctor")).sendsReport("ECG 12 November.pdf", smallPdf(), visit.patient_id);
  const family = await families(origin, maya, familys);
  const { unknown, ...emergencies } = await opensInEmergency(origin, administrator);
  const unreached = await bounces(origin);
  const wish = { department_id: department, doctor_id: doctor, from: inDays(46), to: inDays(58), parts: ["morning", "evening"], reason: "Dizzy when I get up" };
  const wait = (await maya.ask("POST", "/patients/me/waiting-list", wish, 201)).id;
  const ofSeries = await inSeries(desk, visit.patient_id, inARow.slice(0, 2));
  const { hit, exception } = await awayOver(maya, administrator, doctor, hitBy);
  const [{ id: rule }] = (await administrator.ask("GET", `/doctors/${doctor}/availability`, null, 200)).items;
  const [{ id: kind }] = (await administrator.ask("GET", `/doctors/${doctor}/visit-kinds`, null, 200)).items;
  const links = await linksOf(origin, { maya, administrator, department });
  const factored = await losesAPhone(origin, desk);
  const twins = await alike(origin, desk);
  return { exception, rule, kind, links, factored, twins, invoice, claim, refund, wait, hit, ofSeries, ...family, ...webhooks, subscription, conversation, donation, unreached, applicant, yourVisit, unknown, emergencies, doctor, department, maya, time, gone, held, visit: visit.id, early: early.id, cancelled: over.id, patient: visit.patient_id, record: own.id, copy, history, closed, locked, moved, confirmation, apiKey, report, doctorsReport, ward, screen };
}

/** An invoice of somebody, of a visit that was completed, and a claim on it. */
async function owes(person) {
  let open;
  await eventually("an invoice", async () => (open = (await person.ask("GET", "/invoices", null, 200)).items.find((one) => one.state === "issued" && !one.open_claim_id)));
  const wish = { insurer: "Star Health and Allied Insurance", policy_number: "P-4711-0815", amount: { ...open.left, amount: 100 } };
  return { invoice: open.id, claim: (await person.ask("POST", `/invoices/${open.id}/claims`, wish, 201)).id };
}

/** What is to be given back: an invoice was paid at the desk while somebody paid it online. */
async function paysTwice(origin, person, administrator) {
  const { id, left } = (await person.ask("GET", "/invoices", null, 200)).items.find((one) => one.state === "partly_paid");
  const { pay_at } = await person.ask("POST", `/invoices/${id}/payments`, { amount: left }, 201);
  const gateway = await (await fetch(origin + pay_at, { headers: { cookie: person.cookie } })).text();
  await administrator.ask("POST", `/invoices/${id}/payments`, { amount: left, method: "cash" }, 201);
  const [, callback] = gateway.match(/name="callback" value="([^"]+)"/);
  const heard = await fetch(`${origin}/hooks/payments`, { method: "POST", body: new URLSearchParams({ callback }), redirect: "manual" });
  assert.equal(heard.status, 303);
  return (await administrator.ask("GET", "/admin/refunds", null, 200)).items[0].id;
}

/** A visit of somebody that a closed time has hit, for which other times are kept. */
async function awayOver(person, administrator, doctor, time) {
  const { id, start, end } = await person.books(time);
  const entered = await administrator.ask("POST", `/doctors/${doctor}/exceptions`, { kind: "closed", start, end, resolve: { [id]: "offer" } }, 201);
  await eventually("other times", async () => (await person.ask("GET", `/appointments/${id}/repair`, null, 200)).state === "offered");
  return { hit: id, exception: entered.id };
}

/** Somebody who signs in by an app too; the desk has asked that it be taken from another one, who has lost their phone. */
async function losesAPhone(origin, desk) {
  const [factored, other] = [await Person.newPatient(origin, "Leila Brandt-Oyelaran"), await Person.newPatient(origin, "Jonas Achterberg")];
  for (const person of [factored, other]) await person.setsUpAFactor();
  await desk.ask("POST", "/second-factor-resets", { email: other.email, reason: "Showed an identity card" }, 201);
  return Object.assign(factored, { lost: other.id });
}

/** One person with two accounts: the desk added them without an address, and they registered themselves. */
async function alike(origin, desk) {
  const name = "Oluwaseun Adebayo-Lindqvist";
  const walkIn = await desk.ask("POST", "/patient-invitations", { name, date_of_birth: "1984-02-29" }, 201);
  return { walkIn: walkIn.id, own: (await Person.newPatient(origin, name)).id };
}

/** The first of visits that the desk booked together. */
async function inSeries(desk, patient, times) {
  const wish = { patient_id: patient, doctor_id: times[0].doctor, reason: "Dressing of the wound", starts: times.map(({ start }) => start) };
  const { items } = await desk.ask("POST", "/appointments/series", wish, 200);
  return items.find((one) => one.appointment_id).appointment_id;
}

/** A date so many days from now. */
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A patient whose mail comes back, which is told to them and to staff; `check`: the link that shows that it arrives. */
async function bounces(origin) {
  const person = await Person.newPatient(origin, "Samira Haddad-Featherstonehaugh", `bounce+${process.pid}@simulator.amazonses.com`);
  await eventually("the mark on an address", async () => (await fetch(`${origin}/mail-address`, { headers: { cookie: person.cookie } })).text().then((page) => page.includes("came back")));
  await person.ask("POST", "/me/email-checks", null, 202);
  return { id: person.id, check: await checkLink(origin, person.email) };
}

/** Two accounts that are locked; the second was moved to another address before. */
async function locks(origin, administrator) {
  const people = [await Person.newPatient(origin, "Imani Whitfield"), await Person.newPatient(origin, "Tomasz Oyelaran-Whitfield")];
  const email = `moved-${people[1].email}`;
  await people[1].ask("POST", "/me/email", { email }, 202);
  const answer = await fetch(await newAddressLink(origin, email), { method: "POST", redirect: "manual" });
  if (answer.status !== 303) throw new Error(`the address was not changed: ${answer.status}`);
  for (const { id } of people) await administrator.ask("POST", `/admin/people/${id}/lock`, { reason: "lost a bag" }, 200);
  return people.map(({ id }) => id);
}

/** A copy of somebody's data that is ready to be saved; the server's job makes it. */
async function copyOf(person, place = "/me/exports") {
  const { id } = await person.ask("POST", place, null, 202);
  for (let tries = 0; tries < 60; tries += 1) {
    const { state } = await person.ask("GET", `${place}/${id}`, null, 200);
    if (state === "ready") return id;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`the copy ${id} was not made`);
}

/** The doctor has opened three records in an emergency: one is open, one waits for a review, one was reviewed. */
async function opensInEmergency(origin, administrator) {
  const doctor = await Person.ofDemo(origin, "doctor");
  const opens = async (name) => {
    const patient = await Person.newPatient(origin, name);
    const body = { patient: patient.email, category: "cannot_be_asked", reason: "Found unconscious at the tram stop" };
    return { patient, id: (await doctor.ask("POST", "/emergency-access", body, 201)).id };
  };
  const [running, waiting, reviewed] = [await opens("Ines Moreau"), await opens("Bilal Anwar-Featherstonehaugh"), await opens("Pavel Horak")];
  await running.patient.ask("POST", "/me/vitals", { taken_at: "2026-01-05T08:00:00+05:30", systolic: 128, diastolic: 82 }, 201);
  await running.patient.ask("PUT", "/me/background", { allergies: ["Penicillin"], medicines: ["Warfarin 5 mg"] }, 200);
  for (const { id } of [waiting, reviewed]) await doctor.ask("DELETE", `/emergency-access/${id}`, null, 204);
  const review = { outcome: "follow_up", note: "I speak with her on Tuesday." };
  await administrator.ask("POST", `/admin/emergency-access/${reviewed.id}/review`, review, 200);
  return { unknown: running.patient.id, running: running.id, waiting: waiting.id, reviewed: reviewed.id };
}

/** Maya acts for one patient, is asked by another, and has asked somebody herself. `time` is booked for the one she acts for. */
async function families(origin, maya, time) {
  const [tara, ravi] = [await Person.newPatient(origin, "Tara Lindqvist"), await Person.newPatient(origin, "Ravi Lindqvist")];
  const asks = (person, email, scope) => person.ask("POST", "/me/carers", { email, scope }, 201);
  await asks(tara, maya.email, "book_and_read");
  const accepted = await carerLink(origin, maya.email, []);
  await maya.ask("PUT", accepted.replace(origin, ""), { answer: "accept" }, 204);
  await asks(ravi, maya.email, "book");
  const question = await carerLink(origin, maya.email, [accepted]);
  const carer = (await asks(maya, "daniel.lindqvist@example.org", "read")).id;
  // She is cared for as well: Tara reads what is hers.
  await asks(maya, tara.email, "read");
  const answered = await carerLink(origin, tara.email, []);
  await tara.ask("PUT", answered.replace(origin, ""), { answer: "accept" }, 204);
  const theirs = (await maya.books(time, { patient_id: tara.id })).id;
  const theirHistory = await copyOf(maya, `/patients/${tara.id}/treatment-history-files`);
  return { caredFor: tara.id, tara, question, carer, theirs, theirHistory };
}

/** Where somebody who registered and has not confirmed yet is led. */
async function unconfirmed(origin) {
  const email = "newcomer@example.org";
  await new Person(origin).ask("POST", "/patients", { name: "New Comer", email, password: "a long walk by the sea" }, 201);
  return confirmationLink(origin, email);
}

/** Two addresses that hear what happens: one followed the link that the built-in SNS mailed, one has not. */
async function subscribes(origin, administrator) {
  await administrator.ask("POST", "/subscriptions", { email: "night-shift@rowan.example" }, 201);
  const email = "operations@rowan.example";
  const { id } = await administrator.ask("POST", "/subscriptions", { email, events: ["appointment.cancelled", "appointment.no_show"], severities: ["notice"] }, 201);
  const { items } = await (await fetch(`${origin}/local/messages.json`)).json();
  const link = new URL(items.find((mail) => mail.to === email && mail.attributes.confirm_url).attributes.confirm_url);
  await fetch(link.origin + link.pathname, { method: "POST", body: new URLSearchParams({ token: link.searchParams.get("token") }) });
  return id;
}

/** Webhooks that nobody takes: one is told, one is stopped. */
async function tells(administrator) {
  const room = { name: "Cardiology room", url: "http://127.0.0.1:9/v1/spaces/AAQA1b2c3d4/messages?token=x", format: "google_chat", events: ["appointment.booked", "appointment.cancelled"] };
  const board = { name: "Board in the hall", url: "http://127.0.0.1:9/hooks/caredesk" };
  const [webhook, stoppedWebhook] = [(await administrator.ask("POST", "/webhooks", room, 201)).id, (await administrator.ask("POST", "/webhooks", board, 201)).id];
  for (const id of [webhook, stoppedWebhook]) await administrator.ask("POST", `/webhooks/${id}/test`, null, 202);
  await administrator.ask("POST", `/webhooks/${stoppedWebhook}/disable`, null, 200);
  return { webhook, stoppedWebhook };
}
