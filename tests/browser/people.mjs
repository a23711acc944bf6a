// People and programs over the API: what a walk needs to have happened before it begins, or behind its back.
import assert from "node:assert/strict";
import crypto from "node:crypto";

/** Of every demo account. */
const DEMO_PASSWORD = "demo caredesk 2026";
const PASSWORD = "a long walk by the sea";
const DEMO = { patient: "patient", doctor: "doctor", receptionist: "reception", administrator: "admin" };
const PATIENCE_MS = 120_000;

let number = 0;

/** Somebody who is signed in, or nobody: `ask` speaks to the API, `cookie` is the session. */
export class Person {
  constructor(origin, email = null, password = null) {
    Object.assign(this, { origin, email, password, cookie: null });
  }

  /** One of the demo, signed in. Visitors have no session, and applicants are not of the demo. */
  static async ofDemo(origin, role) {
    if (role === "visitor") return new Person(origin);
    if (role === "applicant") return Person.newApplicant(origin, "Dr Noor Bakshi-Hollingworth");
    return new Person(origin, `${DEMO[role]}@demo.test`, DEMO_PASSWORD).signIn();
  }

  /** A patient nobody has seen before: registers, follows the link in the mail, signs in. */
  static async newPatient(origin, name, email = `person${process.pid}-${++number}@example.org`) {
    const person = new Person(origin, email, PASSWORD);
    await person.ask("POST", "/patients", { name, email: person.email, password: PASSWORD }, 201);
    const confirmed = await fetch(await confirmationLink(origin, person.email), { method: "POST", redirect: "manual" });
    assert.equal(confirmed.status, 303);
    await person.signIn();
    person.id = (await person.ask("GET", "/me", null, 200)).id;
    return person;
  }

  /** A doctor who applies: the address is confirmed, nobody has decided yet. */
  static async newApplicant(origin, name) {
    const person = new Person(origin, `applicant${process.pid}-${++number}@example.org`, PASSWORD);
    const profession = { licence_number: `KMC-${number}`, specialization: "Cardiologist", qualifications: "MD, DM", experience_years: 9 };
    await person.ask("POST", "/doctor-applications", { name, email: person.email, password: PASSWORD, ...profession }, 202);
    const confirmed = await fetch(await confirmationLink(origin, person.email), { method: "POST", redirect: "manual" });
    assert.equal(confirmed.status, 303);
    return person.signIn();
  }

  async signIn() {
    const answer = await patiently(() => this.send("POST", "/session", { email: this.email, password: this.password }));
    assert.equal(answer.status, 200, `${this.email} cannot sign in`);
    return this.goesOnBy(answer);
  }

  /** The session is the one of this answer from now on. */
  goesOnBy(answer) {
    this.cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).find((cookie) => cookie.startsWith("sid="));
    return this;
  }

  /** Signs in by a code of an app too, from now on. */
  async setsUpAFactor() {
    const { secret } = await this.ask("POST", "/me/second-factor", null, 200);
    const answer = await patiently(() => this.send("PUT", "/me/second-factor", { code: codeOf(secret) }));
    assert.equal(answer.status, 200, await answer.text());
    return this.goesOnBy(answer);
  }

  /** The session as a browser keeps it. */
  browserCookies() {
    if (!this.cookie) return [];
    const [name, ...value] = this.cookie.split("=");
    return [{ name, value: value.join("="), url: this.origin, httpOnly: true, sameSite: "Lax" }];
  }

  send(method, path, body) {
    const headers = { "idempotency-key": `browser-${process.pid}-${++number}` };
    if (this.cookie) headers.cookie = this.cookie;
    if (body) headers["content-type"] = "application/json";
    return fetch(`${this.origin}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  }

  /** The answer's body; any other status than the expected one is a failure. */
  async ask(method, path, body, status) {
    const answer = await patiently(() => this.send(method, path, body));
    const text = await answer.text();
    assert.equal(answer.status, status, `${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : null;
  }

  books(time, more = {}) {
    return this.ask("POST", "/appointments", { doctor_id: time.doctor, start: time.start, reason: "a check-up", ...more }, 201);
  }

  async holds(time) {
    return (await this.ask("POST", "/holds", { doctor_id: time.doctor, start: time.start }, 201)).id;
  }

  /** Announces a file, for one's own records or a patient's. */
  announces(name, type, size, whose = "me") {
    return this.ask("POST", `/patients/${whose}/reports`, { file_name: name, content_type: type, size }, 201);
  }

  /** A file, sent and checked; its id. */
  async sendsReport(name, bytes, whose = "me") {
    const { id, upload } = await this.announces(name, "application/pdf", bytes.length, whose);
    const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
    assert.equal(sent.status, 200, await sent.text());
    await this.ask("POST", `/patients/${whose}/reports/${id}/complete`, null, 200);
    await eventually("the check of a report", async () => (await this.report(id, whose)).state === "available");
    return id;
  }

  report(id, whose = "me") {
    return this.ask("GET", `/patients/${whose}/reports/${id}`, null, 200);
  }

  /** Their visits, each as its own page of the API tells it: with what the patient said. */
  async visits() {
    const { items } = await this.ask("GET", "/appointments?limit=100", null, 200);
    return Promise.all(items.map(({ id }) => this.visit(id)));
  }

  visit(id) {
    return this.ask("GET", `/appointments/${id}`, null, 200);
  }

  /** Changes settings of the house, as administrators may. */
  sets(settings) {
    return this.ask("PUT", "/admin/settings", settings, 200);
  }
}

/** The doctors of the house, the one who can sign in first. */
export async function doctors(origin) {
  const [demo, everybody] = await Promise.all([Person.ofDemo(origin, "doctor"), new Person(origin).ask("GET", "/doctors", null, 200)]);
  const me = await demo.ask("GET", "/me", null, 200);
  return everybody.items.sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
}

/** Free times of a doctor that are at least a day away: late enough to be moved and cancelled. Earliest first. */
export async function freeTimes(origin, doctor) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const path = `/doctors/${doctor}/free-times?from=${day(1)}&to=${day(7)}`;
  const { days } = await new Person(origin).ask("GET", path, null, 200);
  const times = days.flatMap((day) => [...day.morning, ...day.afternoon, ...day.evening]);
  const late = times.filter(({ start }) => Date.parse(start) > Date.now() + 86_400_000);
  return late.map(({ start }) => ({ doctor, start, day: start.slice(0, 10), time: start.slice(11, 16) }));
}

/** Asks again until the answer is a yes; what happens beside the requests takes its time. */
export async function eventually(what, ask) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await ask();
    if (found) return found;
    assert.ok(Date.now() < end, `${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The link in the mail to somebody who registered. */
export function confirmationLink(origin, email) {
  return linkTo(origin, email, /\/confirm-address\/\S+/);
}

/** The link in the mail to an address that an account is to move to. */
export function newAddressLink(origin, email) {
  return linkTo(origin, email, /\/confirm-new-address\/\S+/);
}

/** The link in the mail about a visit, by its reference. */
export function visitLink(origin, email, reference) {
  return linkTo(origin, email, /\/your-visit\/\S+/, reference);
}

/** The link in the mail about other times for a visit that leave has hit. */
export function otherTimeLink(origin, email) {
  return linkTo(origin, email, /\/other-time\/\S+/);
}

/** The link in the mail about a time from the waiting list. */
export function offeredLink(origin, email) {
  return linkTo(origin, email, /\/waiting-offer\/\S+/);
}

/** The link in the mail to somebody who forgot their password. */
export function passwordLink(origin, email) {
  return linkTo(origin, email, /\/set-password\/\S+/);
}

/** The link in the mail that shows that mail arrives. */
export function checkLink(origin, email) {
  return linkTo(origin, email, /\/mail-address\/\S+/);
}

function linkTo(origin, email, path, about = "") {
  return eventually(`a mail to ${email}`, async () => {
    const { items } = await (await fetch(`${origin}/local/messages.json`)).json();
    const mail = items.find((message) => message.to === email && path.test(message.text) && message.text.includes(about));
    return mail && origin + mail.text.match(path)[0];
  });
}

/** The link in the newest mail that asks somebody to be a carer, besides those that are known. */
export function carerLink(origin, email, known) {
  return eventually(`a mail that asks ${email} to be a carer`, async () => {
    const { items } = await (await fetch(`${origin}/local/messages.json`)).json();
    const links = items.filter((message) => message.to === email).map((message) => message.text.match(/\/carer-invitations\/\S+/)?.[0]);
    return links.filter(Boolean).map((link) => origin + link).find((link) => !known.includes(link));
  });
}

/** What an app shows at this moment for a seed in base 32. */
export function codeOf(secret) {
  const bits = [...secret.replace(/[^A-Z2-7]/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const seed = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const sum = crypto.createHmac("sha1", seed).update(step).digest();
  const number = sum.readUInt32BE(sum.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Sends again while the server says that it is busy. */
const patiently = (send) =>
  eventually("an answer other than busy", async () => {
    const answer = await send();
    return answer.status === 503 ? null : answer;
  });
