// Two people have one conversation open: what one writes appears to the other by itself, is announced, and is text whatever was typed.
import assert from "node:assert/strict";
import { test } from "node:test";

import { windowFor } from "./browser.mjs";
import { Person, doctors, freeTimes } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";

let place;
inPortal({ demo: "people" }, async () => {
  const [{ id: doctor }] = await doctors(portal.origin);
  const maya = await Person.ofDemo(portal.origin, "patient");
  // People write to a doctor whom they see.
  await maya.books((await freeTimes(portal.origin, doctor))[0]);
  const { id } = await maya.ask("POST", "/conversations", { doctor_id: doctor }, 201);
  place = `/conversations/${id}`;
});

const MARKUP = "<b>bold</b> <script>document.title = 'taken'</script> https://example.org";

async function both() {
  const [maya, farah] = [await Person.ofDemo(portal.origin, "patient"), await Person.ofDemo(portal.origin, "doctor")];
  return { maya, farah };
}

test("f51 what one writes appears on the other's open page, is announced, and is text", async () => {
  const { maya, farah } = await both();
  const [hers, theirs] = [await windowFor(browser, maya), await windowFor(browser, farah)];
  await hers.goto(place);
  await theirs.goto(place);
  const log = theirs.getByRole("log");
  assert.equal(await log.getAttribute("aria-live"), "polite");
  await theirs.fill("#text", "typed and not sent");
  const before = await log.locator("article").count();
  await hers.fill("#text", MARKUP);
  const sent = Date.now();
  await hers.keyboard.press("Control+Enter");
  await log.locator("article").nth(before).waitFor();
  console.log(`f51: on the other open page after ${Date.now() - sent} ms`);
  assert.equal(await log.locator("article .said__text").nth(before).textContent(), MARKUP);
  assert.equal(await log.locator("b, script, .said__text a").count(), 0);
  assert.equal(await theirs.inputValue("#text"), "typed and not sent");
  assert.notEqual(await theirs.title(), "taken");
  await hers.context().close();
  await theirs.context().close();
});

test("f51 without JavaScript one writes, and the other reads the page again", async () => {
  const { maya, farah } = await both();
  const [hers, theirs] = [
    await windowFor(browser, maya, "1280 light", { javaScriptEnabled: false }),
    await windowFor(browser, farah, "1280 light", { javaScriptEnabled: false }),
  ];
  await theirs.goto(place);
  await hers.goto(place);
  await hers.fill("#text", "Without any script");
  await hers.locator("form.card--form button[type=submit]").click();
  await hers.getByText("Without any script").waitFor();
  await theirs.reload();
  await theirs.getByText("Without any script").waitFor();
  await hers.context().close();
  await theirs.context().close();
});
