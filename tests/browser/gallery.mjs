// Photographs every page of pages.mjs, for a look with one's own eyes: node gallery.mjs FOLDER [--print | --all] [--only=REGEX]
import fs from "node:fs";
import path from "node:path";
import { MODES, openBrowser, runsScripts, windowFor } from "./browser.mjs";
import { furnish } from "./house.mjs";
import { ROLES, pagesOf } from "./pages.mjs";
import { Person } from "./people.mjs";
import { startPortal } from "./portal.mjs";

const folder = path.resolve(process.argv[2]);
const asked = (option) => process.argv.includes(option);
const modes = asked("--all") ? Object.keys(MODES) : ["1280 light", "1280 dark", "320 light", "forced colours", ...(asked("--print") ? ["print"] : [])];
/** Of `role-name`, the pages that are wanted. */
const only = new RegExp(process.argv.find((option) => option.startsWith("--only="))?.slice("--only=".length) ?? "");

/** The whole page on a screen as high as it is: what keeps to the foot of the screen is then at the foot of the picture. */
async function photograph(page, path) {
  const screen = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...screen, height: Math.max(height, screen.height) });
  await page.screenshot({ path });
  await page.setViewportSize(screen);
}

fs.mkdirSync(folder, { recursive: true });
const portal = await startPortal();
const browser = await openBrowser();
try {
  const house = await furnish(portal.origin);
  for (const role of ROLES) {
    for (const mode of modes) {
      // Anew in each: some pages ask who it is once a sign-in is ten minutes old.
      const person = await Person.ofDemo(portal.origin, role);
      const page = await windowFor(browser, person, mode);
      const pages = pagesOf(role, house).filter(({ name, scripts }) => only.test(`${role}-${name}`) && (!scripts || runsScripts(mode)));
      for (const { name, open } of pages) {
        await open(page);
        await photograph(page, path.join(folder, `${role}-${name}-${mode.replaceAll(" ", "-")}.png`));
      }
      await page.context().close();
    }
  }
  console.log(`${fs.readdirSync(folder).length} pictures in ${folder}`);
} finally {
  await browser.close();
  await portal.stop();
}
