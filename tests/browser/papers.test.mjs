// Documents on paper: what somebody reads is printed, what somebody presses is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { furnish } from "./house.mjs";
import { pagesOf } from "./pages.mjs";
import { Person } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";

let house;
inPortal({ demo: "on" }, async () => {
  house = await furnish(portal.origin);
});

/** What people print, by the names of pages.mjs, with what has to be read on it. */
const DOCUMENTS = {
  patient: {
    booked: "dl",
    invoice: "table, dl",
    record: "dl, section",
    timeline: "ol, ul, table",
    report: "dl, table, section",
    "recovery-codes": "ul.recovery",
    "take-my-data": "dl, section",
  },
  doctor: { "day-with-visits": "table", week: ".week__day", "month-so-far": "table", "patients-overview": "section", "patients-record": "section", "patients-timeline": "ol, ul, table" },
  receptionist: { "desk-with-visits": "table", "day-list": "table, section" },
  administrator: { statistics: "table", revenue: "table", audit: "table, ol", overview: "section" },
};

/** Of these elements, those that take place on the page. */
const shown = (page, selector) =>
  page.locator(selector).evaluateAll((found) => {
    const takesPlace = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 1 && one.getBoundingClientRect().width > 1;
    return found.filter(takesPlace).map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`);
  });

const FURNITURE = "nav, button, form, input, select, textarea, .nhsuk-button, .nhsuk-skip-link, .nhsuk-back-link, .bell, details.acct, .languages";

for (const [role, documents] of Object.entries(DOCUMENTS)) {
  test(`f66 what a ${role} prints has what is read on it, and nothing to press`, async (t) => {
    const page = await windowFor(browser, await Person.ofDemo(portal.origin, role));
    const pages = pagesOf(role, house).filter(({ name }) => name in documents);
    assert.deepEqual(pages.map(({ name }) => name).sort(), Object.keys(documents).sort());
    for (const { name, open } of pages) {
      await t.test(name, async () => {
        await page.emulateMedia({ media: "screen" });
        await open(page);
        const [heading, furniture] = [await page.locator("h1").innerText(), await shown(page, FURNITURE)];
        // On the screen it is there: a page without it would prove nothing.
        assert.ok(furniture.length > 2, furniture.join("\n"));
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await shown(page, FURNITURE), []);
        assert.equal((await shown(page, "h1")).length, 1, `${heading} is not printed`);
        assert.ok((await shown(page, `main :is(${documents[name]})`)).length, `none of ${documents[name]} is printed`);
        assert.match((await page.locator("main").innerText()).replace(heading, ""), /\d/);
      });
    }
    await page.context().close();
  });
}
