// Every page through all gates, looked at by day by whom it is for (`of` in pages.mjs), by night by everybody who may open it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { BOTH, FOLDED, UNFOLDED, Watch, inWords, inspect, markup, sameTitles, title as titleOf } from "./gates.mjs";
import { furnish } from "./house.mjs";
import { ROLES, pagesOf } from "./pages.mjs";
import { Person } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";

/** The mode in which every page is opened by day, by whom it is for: where there is least room. */
const WHOLE = "320 light";
const everything = process.env.CAREDESK_LOOKS === "all";
/** Modes in which a fixed sample is opened, and every page by night (CAREDESK_LOOKS=all). Those between the others by night alone. */
const SAMPLED = ["1280 light", "1280 dark", "320 arabic", "320 spanish", "forced colours", ...(everything ? ["768 light", "1280 arabic"] : [])];
/** How axe is shown a page by day: as it opens on a wide screen, with all of it unfolded in every other mode. */
const shownIn = (mode) => (everything ? BOTH : mode === "1280 light" ? FOLDED : UNFOLDED);
/** What differs most from page to page: filled shapes, marks, grids of times, long words, forms. */
const SAMPLE = [
  "landing", "sign-in", "register", "doctors", "free-times", "check", "time-taken", "booked", "my-visits", "record", "day-with-visits",
  "desk-with-visits", "walk-in", "repairs", "overview", "hours", "copy-day", "kind", "settings", "audit",
];

/** Who does not work here; and everybody else. */
export const PEOPLE = ["visitor", "patient", "applicant"];
export const STAFF = ROLES.filter((role) => !PEOPLE.includes(role));

/** The tests of some roles, in a portal and a browser of their own. */
export function looksOf(roles) {
  let house;
  inPortal({ demo: "on" }, async () => {
    house = await furnish(portal.origin);
  });

  for (const role of roles) {
    for (const mode of [WHOLE, ...SAMPLED]) {
      test(`f66 ${role}, ${mode}: every page passes every gate`, async (t) => {
        const page = await windowFor(browser, await Person.ofDemo(portal.origin, role), mode);
        const watch = await Watch.on(page, portal.origin);
        const titles = [];
        const pages = pagesOf(role, house).filter(({ name, seldom }) => everything || (!seldom && (mode === WHOLE || SAMPLE.includes(name))));
        for (const { name, status, open, long, again, seldom } of pages) {
          await t.test(name, async (t) => {
            await open(page);
            assert.equal(watch.answer.status(), status);
            const found = (await inspect(watch, shownIn(mode))).filter(({ gate }) => !(long && gate === "weight"));
            if (mode === WHOLE) found.push(...(await markup(await watch.answer.text())));
            const title = await page.title();
            // What somebody sees seldom, such as a link out of a mail, is the same page as one of their own.
            if (!again && !seldom) titles.push({ name, title });
            // The other languages have other words for it.
            if (mode === WHOLE) found.push(...titleOf(status, title));
            assert.deepEqual(found.map(inWords), []);
          });
        }
        assert.deepEqual(sameTitles(titles).map(inWords), []);
        await page.context().close();
      });
    }
  }
}
