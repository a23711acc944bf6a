// The browser: one per test file, a context per person and mode.
import { chromium } from "playwright-core";

const PATIENCE_MS = 15_000;
/** The sandbox needs rights that containers do not give; the rest keeps the browser from asking anybody but the portal. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How a page may be looked at. */
export const MODES = {
  "1280 light": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "1280 dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "320 light": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "360 light": { viewport: { width: 360, height: 760 }, colorScheme: "light" },
  "768 light": { viewport: { width: 768, height: 1024 }, colorScheme: "light" },
  "360 dark": { viewport: { width: 360, height: 760 }, colorScheme: "dark" },
  "360 no scripts": { viewport: { width: 360, height: 760 }, colorScheme: "light", javaScriptEnabled: false },
  "320 arabic": { viewport: { width: 320, height: 640 }, colorScheme: "light", locale: "ar-EG" },
  "1280 arabic": { viewport: { width: 1280, height: 900 }, colorScheme: "dark", locale: "ar-EG" },
  "320 spanish": { viewport: { width: 320, height: 640 }, colorScheme: "dark", locale: "es-MX" },
  "forced colours": { viewport: { width: 1280, height: 900 }, colorScheme: "dark", forcedColors: "active" },
  print: { viewport: { width: 794, height: 1123 }, colorScheme: "light", media: "print" },
};

export function openBrowser() {
  const executablePath = process.env.CAREDESK_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A window for one person: pages opened in it are signed in as they are. */
export async function windowFor(browser, person, mode = "1280 light", more = {}) {
  const { media, ...look } = MODES[mode];
  const context = await browser.newContext({ baseURL: person.origin, locale: "en-GB", timezoneId: "UTC", serviceWorkers: "block", ...look, ...more });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addCookies(person.browserCookies());
  const page = await context.newPage();
  if (media) await page.emulateMedia({ media });
  return page;
}
