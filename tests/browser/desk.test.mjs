// The desk by keyboard: whoever is next, checked in, and the place in the list is kept; somebody who comes without a visit, from name
// to check-in on one page; without JavaScript too.
import assert from "node:assert/strict";
import { test } from "node:test";

import { windowFor } from "./browser.mjs";
import { keys, leads, mouse } from "./hands.mjs";
import { Person, doctors } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { isMorning, patient, words } from "./walk.mjs";

let desk, doctor;
inPortal({ demo: "people" }, async () => {
  desk = await Person.ofDemo(portal.origin, "receptionist");
  const farah = await Person.ofDemo(portal.origin, "doctor");
  [doctor] = await doctors(portal.origin);
  const times = await isMorning(portal, farah, doctor.id, 4);
  for (const [number, time] of times.entries()) await (await patient(portal, `Visitor Number ${number + 1}`)).books(time);
});

const focused = (page) => page.evaluate(() => ({ id: document.activeElement.id, form: document.activeElement.closest("form")?.getAttribute("action") ?? "", row: document.activeElement.closest("tr")?.id ?? "" }));

test("f29 f66 the desk's keys find whoever comes next, check them in and stay at their line", async () => {
  const page = await windowFor(browser, desk);
  await page.goto("/desk");
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys[open]").isVisible());
  await page.keyboard.press("i");
  const first = await focused(page);
  assert.match(first.form, /check-in$/);
  await leads(page, () => page.keyboard.press("i"));
  assert.equal(new URL(page.url()).hash, `#${first.row}`);
  assert.equal((await focused(page)).id, first.row, "the line has the focus");
  assert.match(await page.locator(`#${first.row}`).innerText(), /Checked in/);
  const below = await page.locator(`#${first.row} + tr`).getAttribute("id");
  await page.keyboard.press("j");
  assert.equal((await focused(page)).row, below);
  await leads(page, () => page.keyboard.press("c"));
  assert.match(await page.locator(`#${below}`).innerText(), /Checked in/);
  await leads(page, () => page.keyboard.press("g"));
  assert.equal(new URL(page.url()).searchParams.get("by"), "doctor");
  assert.equal(await page.locator(".card--list h2").innerText(), doctor.name);
  await leads(page, () => page.keyboard.press("/"));
  assert.equal(new URL(page.url()).pathname, "/patients");
  assert.equal((await focused(page)).id, "q");
  await page.context().close();
});

test("f29 f66 the list of keys closes by Escape, and whoever has gone on to a line stays there", async () => {
  const page = await windowFor(browser, desk);
  await page.goto("/desk");
  const list = page.locator("#keys[open]");
  await page.keyboard.press("?");
  await list.waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Keyboard help");
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  const { row } = await focused(page);
  assert.notEqual(row, "");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  assert.equal((await focused(page)).row, row);
  await page.context().close();
});

test("f29 f66 the keys are switched off, and stay so", async () => {
  const page = await windowFor(browser, desk);
  await page.goto("/desk");
  await page.keyboard.press("?");
  await page.locator("#keys-on").focus();
  await page.keyboard.press("Space");
  for (let opened = 0; opened < 2; opened++) {
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    assert.equal(new URL(page.url()).pathname, "/desk");
    assert.equal((await focused(page)).row, "", "no key does anything");
    await page.reload();
  }
  await page.context().close();
});

test("f29 f66 without JavaScript a check-in leads back to its line of the list as it was narrowed", async () => {
  const page = await windowFor(browser, desk, "1280 light", { javaScriptEnabled: false });
  await page.goto("/desk?status=booked");
  const button = page.locator("form[action$='/check-in'] button").first();
  const line = await button.locator("xpath=ancestor::tr").getAttribute("id");
  const next = await page.locator(`#${line} ~ tr`).first().getAttribute("id");
  await leads(page, () => button.click());
  const address = new URL(page.url());
  assert.equal(`${address.search}${address.hash}`, `?status=booked#${line}`);
  assert.equal(await page.locator(`#${line}`).count(), 0, "the list shows the booked alone");
  assert.equal((await focused(page)).row, next, "the next line has the focus");
  await page.context().close();
});

for (const [how, hands, options, name] of [
  ["by keyboard alone", keys, {}, "Noor Rahman"],
  ["without JavaScript", mouse, { javaScriptEnabled: false }, "Zahra Lindqvist"],
]) {
  test(`f29 f69 f66 somebody at the desk is registered, booked and checked in on one page, ${how}`, async () => {
    const page = await windowFor(browser, desk, "1280 light", options);
    const hand = hands(page);
    await page.goto("/desk");
    if (hands === keys) await leads(page, () => page.keyboard.press("r"));
    else await hand.press("main a[href='/desk/walk-in#q']");
    assert.equal(new URL(page.url()).pathname, "/desk/walk-in");
    await hand.type("#q", name);
    await hand.press("button[value=find]");
    assert.match(await words(page), /Nobody by this name yet/);
    assert.equal(await page.locator("div:focus", { hasText: "Nobody by this name yet" }).count(), 1, "the focus is where one goes on");
    assert.equal(await page.locator("#name").inputValue(), name, "what was looked for is not typed again");
    assert.ok(!decodeURIComponent(page.url()).includes(name.split(" ")[0]), "no name stands in an address");
    await page.goto("/desk");
    await page.goBack();
    assert.match(await words(page), /Nobody by this name yet/, "going back asks for nothing");
    await hand.date("#date_of_birth", "1980-02-29");
    if (hands === keys) await hand.type("#doctor", doctor.name);
    else await page.selectOption("#doctor", doctor.id);
    await hand.press("button[value=times]");
    assert.match(await words(page), /Next free times today/);
    assert.equal(await page.locator("input[name=time]:focus").count(), 1, "the focus is at the times");
    assert.equal(await page.locator("#name").inputValue(), name, "what was typed is kept");
    await hand.type("#reason", "A cough since Monday");
    await hand.press("button[value=book]");
    assert.equal(new URL(page.url()).pathname, "/desk");
    assert.match(await words(page), new RegExp(`${name} is booked with .*checked in with number`));
    assert.match(await page.locator("tbody tr", { hasText: name }).innerText(), /Checked in/);

    // They come again: found now, by keyboard and with the enter key alone.
    await page.goto("/desk/walk-in");
    await page.locator("#q").fill(name);
    await leads(page, () => page.locator("#q").press("Enter"));
    assert.equal(await page.locator("input[name=who]:checked + label").innerText(), name);
    assert.equal(await page.locator("input[name=who]:focus:checked").count(), 1, "the focus is at whoever was found");
    await page.context().close();
  });
}
