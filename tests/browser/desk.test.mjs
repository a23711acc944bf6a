// The desk's list by keyboard: whoever is next, checked in, and the place in the list is kept; without JavaScript too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openBrowser, windowFor } from "./browser.mjs";
import { Person } from "./people.mjs";
import { startPortal } from "./portal.mjs";

let portal, browser, desk;
before(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  desk = await Person.ofDemo(portal.origin, "receptionist");
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const focused = (page) => page.evaluate(() => ({ id: document.activeElement.id, form: document.activeElement.closest("form")?.getAttribute("action") ?? "", row: document.activeElement.closest("tr")?.id ?? "" }));

test("f29 f66 the desk's keys find whoever comes next, check them in and stay at their line", async (t) => {
  const page = await windowFor(browser, desk);
  await page.goto("/desk");
  if (!(await page.locator("form[action$='/check-in']").count())) return t.skip("late at night nobody comes any more");
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys[open]").isVisible());
  await page.keyboard.press("i");
  const first = await focused(page);
  assert.match(first.form, /check-in$/);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("i")]);
  assert.equal(new URL(page.url()).hash, `#${first.row}`);
  assert.equal((await focused(page)).id, first.row, "the line has the focus");
  assert.match(await page.locator(`#${first.row}`).innerText(), /Checked in/);
  const below = await page.locator(`#${first.row} + tr`).getAttribute("id");
  if (below) {
    await page.keyboard.press("j");
    assert.equal((await focused(page)).row, below);
  }
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("/")]);
  assert.equal(new URL(page.url()).pathname, "/patients");
  assert.equal((await focused(page)).id, "q");
  await page.context().close();
});

test("f29 f66 without JavaScript a check-in leads back to its line of the list as it was narrowed", async (t) => {
  const page = await windowFor(browser, desk, "1280 light", { javaScriptEnabled: false });
  await page.goto("/desk?status=confirmed");
  const button = page.locator("form[action$='/check-in'] button").first();
  if (!(await button.count())) return t.skip("late at night nobody comes any more");
  const line = await button.locator("xpath=ancestor::tr").getAttribute("id");
  const next = await page.locator(`#${line} ~ tr`).first().getAttribute("id", { timeout: 1_000 }).catch(() => null);
  await Promise.all([page.waitForEvent("load"), button.click()]);
  const address = new URL(page.url());
  assert.equal(`${address.search}${address.hash}`, `?status=confirmed#${line}`);
  assert.equal(await page.locator(`#${line}`).count(), 0, "the list shows the confirmed alone");
  if (next) assert.equal((await focused(page)).row, next, "the next line has the focus");
  await page.context().close();
});
