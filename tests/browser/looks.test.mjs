// The portal in a real browser. `scripts/test-browser` builds the program, installs what is here and runs every *.test.mjs:
//
//   looks      every page for every role, in three modes and forced colours, through all gates (gates.mjs, pages.mjs)
//   controls   each gate seen to fail, on a page broken on purpose
//   booking    the way to a visit: with the mouse, by keyboard alone, without JavaScript
//   races      somebody is faster, a hold runs out, a button is pressed twice
//   changing   moving, cancelling, printing; a doctor's day
//
// Each file starts its own portal with the demo and its own Chromium, and stops both. Debian's Chromium is expected at
// /usr/bin/chromium; CAREDESK_CHROMIUM names another. scripts/gallery photographs the same pages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, windowFor } from "./browser.mjs";
import { Watch, inWords, inspect, markup, sameTitles } from "./gates.mjs";
import { furnish } from "./house.mjs";
import { ROLES, pagesOf } from "./pages.mjs";
import { Person } from "./people.mjs";
import { startPortal } from "./portal.mjs";

const WHOLE = ["1280 light", "1280 dark", "320 light"];
/** Colours of the system's own: where filled shapes and marks are at stake. */
const FORCED = ["landing", "free-times", "check", "time-taken", "booked", "my-visits", "day-with-visits", "desk-with-visits"];

let portal, browser, house;
before(async () => {
  portal = await startPortal();
  [browser, house] = await Promise.all([openBrowser(), furnish(portal.origin)]);
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

for (const role of ROLES) {
  for (const mode of [...WHOLE, "forced colours"]) {
    test(`f66 ${role}, ${mode}: every page passes every gate`, async (t) => {
      const page = await windowFor(browser, await Person.ofDemo(portal.origin, role), mode);
      const watch = await Watch.on(page, portal.origin);
      const titles = [];
      const pages = pagesOf(role, house).filter(({ name }) => mode !== "forced colours" || FORCED.includes(name));
      for (const { name, status, open, long, again } of pages) {
        await t.test(name, async (t) => {
          await open(page);
          assert.equal(watch.answer.status(), status);
          const found = (await inspect(watch)).filter(({ gate }) => !(long && gate === "weight"));
          if (mode === WHOLE[0]) found.push(...(await markup(await watch.answer.text())));
          if (!again) titles.push({ name, title: await page.title() });
          assert.deepEqual(found.map(inWords), []);
        });
      }
      assert.deepEqual(sameTitles(titles).map(inWords), []);
      await page.context().close();
    });
  }
}
