import { spawn } from "node:child_process";
import { openBrowser, windowFor } from "./browser.mjs";
import { Person } from "./people.mjs";
import { pagesOf } from "./pages.mjs";
import { furnish } from "./house.mjs";
const origin = process.argv[2], names = process.argv[4].split(","), role = process.argv[3], mode = process.argv[5];
const b = await openBrowser();
const house = await furnish(origin);
const page = await windowFor(b, await Person.ofDemo(origin, role), mode);
for (const p of pagesOf(role, house).filter(p => names.includes(p.name))) {
  await p.open(page);
  console.log(p.name, await page.evaluate(() => [...document.querySelectorAll("main *")].filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > innerWidth + 0.5 || r.left < -0.5); }).map(e => e.tagName + "." + e.className + " " + (e.textContent || "").trim().slice(0, 50) + " " + JSON.stringify(e.getBoundingClientRect()))));
  await page.screenshot({ path: `/tmp/side-${p.name}.png`, fullPage: true });
}
await b.close();
