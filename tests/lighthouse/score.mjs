// What Lighthouse says of the pages that people open most, on its slow phone: node score.mjs. Fails below what is promised.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";
import { Person, doctors } from "../browser/people.mjs";
import { startPortal } from "../browser/portal.mjs";
import { LEAST, compare } from "./least.mjs";

const CHROMIUM = {
  chromePath: process.env.CAREDESK_CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};

const portal = await startPortal();
const browser = await launch(CHROMIUM);
let bad = 0;
try {
  const [{ id: doctor }] = await doctors(portal.origin);
  const pages = [
    { name: "landing", role: "visitor", at: "/", least: { ...LEAST, seo: 0.95 } },
    { name: "booking", role: "patient", at: `/doctors/${doctor}/times` },
    { name: "home", role: "patient", at: "/appointments" },
    { name: "doctor's day", role: "doctor", at: "/day" },
  ];
  for (const { name, role, at, least = LEAST } of pages) {
    const cookies = (await Person.ofDemo(portal.origin, role)).browserCookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const { lhr } = await lighthouse(portal.origin + at, {
      port: browser.port,
      logLevel: "error",
      onlyCategories: Object.keys(least),
      ...(cookie && { extraHeaders: { Cookie: cookie } }),
    });
    if (lhr.runtimeError || new URL(lhr.finalDisplayedUrl).pathname !== at) throw new Error(`${name}: ${lhr.runtimeError?.message ?? lhr.finalDisplayedUrl}`);
    for (const { category, score, bound, enough, lost } of compare(lhr, least)) {
      console.log(`${enough ? "ok " : "BAD"} ${name}: ${category} ${score} (at least ${bound})`);
      if (!enough) bad += 1;
      for (const id of lost) console.log(`      ${id}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`);
    }
  }
} finally {
  browser.kill();
  await portal.stop();
}
process.exitCode = bad > 0 ? 1 : 0;
