// What every page must be. A gate that finds nothing is silent; each is proven by a page broken on purpose (controls.test.mjs).
import zlib from "node:zlib";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";

/** What may travel, in bytes as gzip packs them. */
export const BUDGET = { stylesheet: 36 * 1024, script: 30 * 1024, document: 14 * 1024 };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The recommended rules, without those that are about how the source is written.
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "long-title": "off",
    "no-inline-style": "error",
    "no-trailing-whitespace": "off",
    // Screens that nobody touches read themselves anew where no script does it.
    "meta-refresh": "off",
    // A list below a field that one types in is no choice of a form.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // Several boxes may be ticked of one question, and the rows of a table ask for the same.
    "form-dup-name": "off",
    "tel-non-breaking": "off",
    "void-style": "off",
  },
});

/** A finding as one line. */
export const inWords = ({ gate, what }) => `${gate}: ${what}`;

/** Listens to a page from before it opens; what it knows is about the document that is shown last. */
export class Watch {
  static async on(page, origin) {
    const watch = Object.assign(new Watch(), { page, origin, requests: [], errors: [], answer: null });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const leads = (request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
    page.on("request", (request) => {
      if (leads(request) && !request.redirectedFrom()) Object.assign(watch, { requests: [], errors: [] });
      watch.requests.push(request);
    });
    page.on("response", (response) => {
      if (leads(response.request())) watch.answer = response;
    });
    page.on("pageerror", (error) => watch.errors.push({ text: String(error) }));
    page.on("console", (message) => {
      if (message.type() === "error") watch.errors.push({ text: message.text(), at: message.location().url });
    });
    return watch;
  }

  /** Whom the page asked besides the portal, and what it or the browser complained of. */
  heard() {
    const asked = this.requests.map((request) => request.url());
    const elsewhere = asked.filter((url) => isElsewhere(url, this.origin) && !isPreview(url));
    // The browser takes every status from 400 on for an error: the page's own status is what was asked for.
    const own = ({ text, at }) => at === this.page.url() && /^Failed to load resource: .* status of 4\d\d/.test(text);
    // What the policy stops is counted where the page itself hears of it; the console repeats it in words.
    const errors = this.errors.filter((error) => !own(error) && !/Content Security Policy/.test(error.text));
    return [...elsewhere.map((what) => ({ gate: "host", what })), ...errors.map(({ text }) => ({ gate: "script", what: text }))];
  }
}

const isElsewhere = (url, origin) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin;

/** Pictures of reports come straight from the bucket: that of the built-in stack, on this machine. */
export function isPreview(url) {
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname) && pathname.startsWith("/caredesk-reports/preview/");
}

/** How axe is shown a page: as it opens, with everything that is folded away unfolded, or one after the other. */
export const FOLDED = "folded", UNFOLDED = "unfolded", BOTH = "both";

/** Everything that is wrong with the page that is open, in the mode it is open in. */
export async function inspect(watch, shown = BOTH) {
  await watch.page.waitForLoadState("load");
  const seen = await looks(watch.page, shown);
  return [...seen, ...watch.heard(), ...(await weight(watch))];
}

/** What axe, the policy and the layout say. */
async function looks(page, shownAs) {
  await page.evaluate(axe.source);
  const found = [];
  const adds = (more) => found.push(...more.filter(({ what }) => !found.some((known) => known.what === what)));
  if (shownAs !== UNFOLDED) adds(await asksAxe(page));
  // A menu lies over the page while it is open: it is looked at alone, the rest where it stands.
  const { stand, float } = await page.evaluate(unfolds);
  if (shownAs === UNFOLDED || (stand && shownAs === BOTH)) adds(await asksAxe(page));
  const lies = () => document.querySelectorAll("details[data-floats]").forEach((details) => (details.open = true));
  await page.evaluate(lies);
  if (float && shownAs !== FOLDED) adds(await asksAxe(page, "details[data-floats]"));
  const shown = await page.evaluate(() => {
    return {
      wide: document.documentElement.scrollWidth,
      screen: window.innerWidth,
      lang: document.documentElement.lang,
      violations: window.violations,
      // What is fixed to the screen does not make the page wider when it sticks out.
      cut: [...document.querySelectorAll("nav a, nav span, button, summary")]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5 && !one.closest(".scroller"))
        .map((one) => one.textContent.trim()),
    };
  });
  if (shown.wide > shown.screen) found.push({ gate: "sideways", what: `${shown.wide} px wide on a screen of ${shown.screen}` });
  if (shown.cut.length) found.push({ gate: "sideways", what: `cut off by the edge of the screen: ${shown.cut.join(", ")}` });
  if (!shown.lang) found.push({ gate: "language", what: "the page does not say which language it is in" });
  return [...found, ...shown.violations.map((what) => ({ gate: "policy", what }))];
}

/** In the page: opens what is folded away, and counts it; what would lie over the rest is marked and stays closed. */
function unfolds() {
  const count = { stand: 0, float: 0 };
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    const floats = [...details.children].some((child) => /absolute|fixed/.test(getComputedStyle(child).position));
    if (floats) Object.assign(details, { open: false }).dataset.floats = "";
    count[floats ? "float" : "stand"] += 1;
  }
  return count;
}

/** What axe finds in the page, or below some of its elements. */
async function asksAxe(page, within = null) {
  const ask = ([values, within]) => window.axe.run(within ?? document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  const { violations } = await page.evaluate(ask, [RULES, within]);
  const where = (nodes) => nodes.map((node) => node.html.slice(0, 160)).join(" | ");
  return violations.map(({ id, nodes }) => ({ gate: "axe", what: `${id}: ${where(nodes)}` }));
}

/** Whether the title of a page whose form must be corrected begins with that. */
export function title(status, title) {
  if (status !== 422 || title.startsWith("Error: ")) return [];
  return [{ gate: "title", what: `"${title}" does not begin with "Error: "` }];
}

/** What the HTML validator says about a page as it was sent. */
export async function markup(html) {
  const { results } = await validator.validateString(html);
  const messages = results.flatMap((result) => result.messages);
  return messages.map(({ ruleId, message, line, column }) => ({ gate: "html", what: `${ruleId} at ${line}:${column}: ${message}` }));
}

/** Pages of one person that a list of windows could not tell apart: of `{name, title}`. */
export function sameTitles(pages) {
  const names = new Map();
  for (const { name, title } of pages) names.set(title, [...(names.get(title) ?? []), name]);
  const same = [...names].filter(([title, names]) => names.length > 1 || !title);
  return same.map(([title, names]) => ({ gate: "title", what: `"${title}": ${names.join(", ")}` }));
}

const weights = new Map();

/** A part of a page as gzip packs it; static files have a new address when they change, so each is weighed once. */
async function packed(response) {
  const url = response.url();
  if (!weights.has(url)) weights.set(url, zlib.gzipSync(await response.body(), { level: 9 }).length);
  return weights.get(url);
}

/** What is heavier than its budget. A page is packed as fast as the portal packs it, files as well as can be. */
async function weight(watch) {
  const totals = { document: zlib.gzipSync(await watch.answer.body(), { level: 1 }).length, stylesheet: 0, script: 0 };
  for (const request of watch.requests) {
    const kind = request.resourceType();
    if (kind !== "stylesheet" && kind !== "script") continue;
    const response = await request.response();
    if (response) totals[kind] += await packed(response);
  }
  const heavy = Object.keys(BUDGET).filter((kind) => totals[kind] > BUDGET[kind]);
  return heavy.map((kind) => ({ gate: "weight", what: `${kind}: ${totals[kind]} of ${BUDGET[kind]} bytes` }));
}
