// A doctor's day by keyboard alone: start, write up with a code from the list, on to the next patient.
import assert from "node:assert/strict";
import { test } from "node:test";

import { windowFor } from "./browser.mjs";
import { keys, leads } from "./hands.mjs";
import { Person, doctors } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { isMorning, patient } from "./walk.mjs";

let farah, visits;
inPortal({ demo: "people" }, async () => {
  farah = await Person.ofDemo(portal.origin, "doctor");
  const [{ id }] = await doctors(portal.origin);
  const [first, second] = await isMorning(portal, farah, id);
  const [asha, chidi] = [await patient(portal, "Asha Menon-Okoro"), await patient(portal, "Chidi Anyanwu")];
  visits = [await asha.books(first), await chidi.books(second)];
});

test("f28 f66 by keyboard alone a doctor starts a visit, writes it up with a code, and goes on to the next patient", async () => {
  const page = await windowFor(browser, farah);
  const hand = keys(page);
  const key = (name) => leads(page, () => page.keyboard.press(name));
  const lit = async () => (await page.locator(".lit").innerText()).replace(/\s+/g, " ");
  const row = (name) => page.locator("tbody tr", { hasText: name });
  await page.goto("/day");
  assert.match(await lit(), /Next to come.*Asha Menon-Okoro/);
  // Nobody is with the doctor: there is nothing to write up.
  await page.keyboard.press("w");
  assert.equal(new URL(page.url()).pathname, "/day");
  const said = () => page.locator("#keys-said").innerText();
  assert.match(await said(), /Nobody is with you/);

  await page.keyboard.press("j");
  await page.keyboard.press("n");
  assert.match(await said(), /only from the visit’s time on/);
  assert.equal(await row("Asha Menon-Okoro").locator(".tag").first().innerText(), "Booked", "nobody has failed to come before the time");
  await key("c");
  assert.match(await row("Asha Menon-Okoro").innerText(), /Checked in/);
  assert.match(await page.evaluate(() => document.activeElement.closest("tr")?.innerText ?? ""), /Asha Menon-Okoro/, "the mark stays");
  await key("s");
  assert.match(await lit(), /With you now.*Asha Menon-Okoro/);
  await page.keyboard.press("s");
  assert.match(await said(), /somebody is with you/);

  await page.keyboard.press("?");
  const listed = await page.locator("#keys kbd").allInnerTexts();
  assert.ok(listed.includes("w") && listed.includes("s"), listed.join(" "));
  await page.keyboard.press("?");
  await key("w");
  assert.equal(new URL(page.url()).pathname, `/appointments/${visits[0].id}/record`);
  await hand.type("#diagnosis", "High blood pressure");
  await hand.type("#diagnosis_code", "essential hyper");
  await page.locator("#pick-list [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const code = await page.locator("#diagnosis_code").inputValue();
  assert.match(code, /^I10/, "the marked code is in the field");
  await hand.type("#prescription", "Amlodipine 5 mg, once a day");
  await hand.press("form[action$='/record'] button[type=submit]:not([formaction])");

  assert.equal(new URL(page.url()).pathname, "/day");
  assert.match(await row("Asha Menon-Okoro").innerText(), /Completed/);
  assert.match(await lit(), /Chidi Anyanwu/, "on to the next patient");
  await key("s");
  assert.match(await lit(), /With you now.*Chidi Anyanwu/);
  await page.context().close();
});

test("f28 f66 with the keys switched off no key starts or writes up anything", async () => {
  const page = await windowFor(browser, farah);
  await page.goto("/day");
  await page.keyboard.press("?");
  await page.locator("#keys-on").focus();
  await page.keyboard.press("Space");
  await page.evaluate(() => document.activeElement.blur());
  for (const name of ["s", "w", "c", "j"]) await page.keyboard.press(name);
  assert.equal(new URL(page.url()).pathname, "/day");
  assert.equal(await page.evaluate(() => document.activeElement.closest("tr")), null);
  await page.context().close();
});
