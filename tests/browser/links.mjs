// What mails lead to while it still holds: for the pages that nobody reaches otherwise.
import { Person, doctors, eventually, freeTimes, newAddressLink, offeredLink, otherTimeLink, passwordLink } from "./people.mjs";

/** As long as an offer may stand, so that it outlasts every look at it. */
const OFFER_MINUTES = 1_440;

/** Paths: to another address, to a new password, to a time of the waiting list, to other times for a visit that leave has hit. */
export async function linksOf(origin, { maya, administrator, department }) {
  await administrator.sets({ waiting_offer_minutes: OFFER_MINUTES });
  const links = {
    newAddress: await movesAway(origin),
    newPassword: await forgets(origin),
    offer: await becomesFree(origin, department),
    otherTime: await otherTimeLink(origin, maya.email),
  };
  return Object.fromEntries(Object.entries(links).map(([name, link]) => [name, new URL(link).pathname]));
}

async function movesAway(origin) {
  const person = await Person.newPatient(origin, "Hanna Vestergaard");
  const email = `new-${person.email}`;
  await person.ask("POST", "/me/email", { email }, 202);
  return newAddressLink(origin, email);
}

async function forgets(origin) {
  const { email } = await Person.newPatient(origin, "Kofi Mensah");
  await new Person(origin).ask("POST", "/password-resets", { email }, 202);
  return passwordLink(origin, email);
}

/** Somebody waits for a time that another one gives back, elsewhere than in the department of those who wait already: they would be asked first. */
async function becomesFree(origin, department) {
  const elsewhere = (await doctors(origin)).find((doctor) => doctor.department_id !== department);
  const time = (await freeTimes(origin, elsewhere.id)).at(-1);
  const [holder, waiter] = [await Person.newPatient(origin, "Noor Rahman"), await Person.newPatient(origin, "Bram de Wit")];
  const { id } = await holder.books(time);
  const wish = { department_id: elsewhere.department_id, doctor_id: elsewhere.id, from: time.day, to: time.day, reason: "Dizzy when I get up" };
  const wait = (await waiter.ask("POST", "/patients/me/waiting-list", wish, 201)).id;
  await holder.ask("POST", `/appointments/${id}/cancel`, {}, 200);
  await eventually("an offer", async () => (await waiter.ask("GET", `/patients/me/waiting-list/${wait}`, null, 200)).state === "offered");
  return offeredLink(origin, waiter.email);
}
