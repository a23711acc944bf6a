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

const HEIGHTS = { 320: 640, 360: 760, 768: 1024, 1280: 900 };
const screen = (width, more) => ({ viewport: { width, height: HEIGHTS[width] }, ...more });
const light = (width, more) => screen(width, { colorScheme: "light", ...more });
const dark = (width, more) => screen(width, { colorScheme: "dark", ...more });
const SCRIPTLESS = { javaScriptEnabled: false };

/** How a page may be looked at. */
export const MODES = {
  "1280 light": light(1280),
  "1280 dark": dark(1280),
  "320 light": light(320),
  "320 dark": dark(320),
  "360 light": light(360),
  "360 dark": dark(360),
  "768 light": light(768),
  "768 dark": dark(768),
  "320 no scripts": light(320, SCRIPTLESS),
  "768 no scripts": light(768, SCRIPTLESS),
  "1280 no scripts": light(1280, SCRIPTLESS),
  "320 arabic": light(320, { locale: "ar-EG" }),
  "1280 arabic": dark(1280, { locale: "ar-EG" }),
  "320 spanish": dark(320, { locale: "es-MX" }),
  "forced colours": dark(1280, { forcedColors: "active" }),
  print: { viewport: { width: 794, height: 1123 }, colorScheme: "light", media: "print" },
};

/** Whether scripts run there. */
export const runsScripts = (mode) => MODES[mode].javaScriptEnabled !== false;

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
