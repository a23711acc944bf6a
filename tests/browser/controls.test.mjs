// Negative controls: each gate finds what is broken on purpose, and only that. The broken pages come from the portal's own
// address, under the headers that it sends with every page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { BUDGET, Watch, inspect, isPreview, markup, sameTitles, title } from "./gates.mjs";
import { keys } from "./hands.mjs";
import { LEAST, compare } from "../lighthouse/least.mjs";
import { Person } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { MOST_LOADS, countLoads, staysShort } from "./walk.mjs";

let page, watch, headers;
inPortal({ demo: "people" }, async () => {
  const sound = await fetch(portal.origin);
  headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": sound.headers.get("content-security-policy") };
  page = await windowFor(browser, await Person.ofDemo(portal.origin, "visitor"));
  watch = await Watch.on(page, portal.origin);
});

/** A page that passes every gate, with something in its body, its head and around it. */
const html = (body = "", head = "", lang = ' lang="en"') =>
  `<!DOCTYPE html>
<html${lang}><head><title>A page</title><meta name="viewport" content="width=device-width">${head}</head>
<body><main><h1>A page</h1>${body}</main></body></html>`;

/** Opens a page; `files` are further addresses of the portal. */
async function opens(sent, files = {}, more = {}) {
  const answers = { "/broken": { body: sent, headers: { ...headers, ...more } }, ...files };
  await page.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const answer = answers[pathname];
    if (answer) return route.fulfill(answer);
    return route.fulfill(origin === portal.origin ? { status: 204 } : { contentType: "image/svg+xml", body: "" });
  });
  await page.goto("/broken");
}

/** What the gates say about it. */
async function findings(sent, files = {}, more = {}) {
  await opens(sent, files, more);
  const found = [...(await inspect(watch)), ...(await markup(sent))];
  await page.unrouteAll();
  return [...new Set(found.map(({ gate }) => gate))].sort();
}

const noise = (bytes) => Array.from({ length: bytes }, () => String.fromCharCode(97 + Math.random() * 26)).join("");

test("f66 a sound page passes every gate", async () => {
  assert.deepEqual(await findings(html("<p>All is well.</p>")), []);
});

test("f66 a picture without words is found", async () => {
  const picture = { contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  // The validator knows this rule too.
  assert.deepEqual(await findings(html('<img src="/picture.svg">'), { "/picture.svg": picture }), ["axe", "html"]);
});

test("f66 text that is too pale is found", async () => {
  const css = { "/pale.css": { contentType: "text/css", body: "p { color: #ccc; background: #fff }" } };
  assert.deepEqual(await findings(html("<p>Hardly seen.</p>", '<link rel="stylesheet" href="/pale.css">'), css), ["axe"]);
});

test("f66 what is wrong behind something folded is found, in the page and in a menu that lies over it", async () => {
  const css = (more) => ({ "/pale.css": { contentType: "text/css", body: `details p { color: #ccc; background: #fff; ${more} }` } });
  const folded = (open) => html(`<details${open}><summary>More</summary><p>Hardly seen.</p></details>`, '<link rel="stylesheet" href="/pale.css">');
  for (const more of ["", "position: absolute"]) {
    for (const open of ["", " open"]) assert.deepEqual(await findings(folded(open), css(more)), ["axe"], `${more}${open}`);
  }
});

test("f66 a menu is not blamed for what lies below it", async () => {
  const css = { "/menu.css": { contentType: "text/css", body: "details > p { position: absolute; background: #fff; margin: 0; width: 300px; height: 300px } button { width: 30px; height: 30px }" } };
  const menu = html('<details><summary>Menu</summary><p>Words</p></details><button type="button">A</button><button type="button">B</button>', '<link rel="stylesheet" href="/menu.css">');
  assert.deepEqual(await findings(menu, css), []);
});

test("f66 a refused form whose title does not say so is found", () => {
  assert.deepEqual(title(422, "Error: Register – Rowan Street"), []);
  assert.deepEqual(title(200, "Register – Rowan Street"), []);
  assert.deepEqual(title(422, "Register – Rowan Street").map(({ gate }) => gate), ["title"]);
});

test("f66 a request to another host is found", async () => {
  const open = { "content-security-policy": "" };
  assert.deepEqual(await findings(html('<img src="http://127.0.0.2:9/pixel.svg" alt="">'), {}, open), ["host"]);
});

test("f66 a picture of a report comes from this machine's own bucket, and from nowhere else", async () => {
  const preview = "/caredesk-reports/preview/rpt_1.png";
  const answers = (address) => isPreview(`${address}${preview}`);
  assert.ok(answers("http://127.0.0.1:9000") && answers("http://localhost:9000"));
  for (const address of ["http://127.0.0.2:9000", "https://example.org", "http://localhost.example.org"]) assert.ok(!answers(address), address);
  assert.ok(!isPreview("http://127.0.0.1:9000/caredesk-reports/rpt_1.png"));
  const open = { "content-security-policy": "" };
  assert.deepEqual(await findings(html(`<img src="http://127.0.0.2:9${preview}" alt="">`), {}, open), ["host"]);
});

test("f66 a focus that nobody sees is found", async () => {
  const tabs = async (css) => {
    const files = { "/focus.css": { contentType: "text/css", body: css } };
    await opens(html('<a href="#there">There</a>', '<link rel="stylesheet" href="/focus.css">'), files);
    await page.unrouteAll();
    return keys(page).turn("main a");
  };
  for (const seen of ["", "a:focus { outline: none; background: #ffd43b }"]) await tabs(seen);
  for (const unseen of ["a:focus { outline: none }", "a:focus { outline: none; color: #333 }", "a:focus { outline: 4px solid transparent }"]) {
    await assert.rejects(tabs(unseen), /the focus on main a is not shown/, unseen);
  }
});

test("f24 f66 a way of one page too many is found", async () => {
  const loads = countLoads(page);
  for (let opened = 0; opened < MOST_LOADS; opened++) await opens(html());
  staysShort(loads);
  await opens(html());
  assert.throws(() => staysShort(loads), /7 pages/);
  staysShort(loads, 1);
  await page.unrouteAll();
});

test("f66 what the policy stops is found", async () => {
  // The rest of the page is as it should be: a script that is not run does nothing else wrong.
  assert.deepEqual(await findings(html("<script>document.body.dataset.ran = 1;</script>")), ["policy"]);
  assert.equal(await page.locator("body").getAttribute("data-ran"), null);
  assert.deepEqual(await findings(html('<p style="color: red">Inline</p>')), ["html", "policy"]);
});

test("f66 a script that fails is found", async () => {
  const script = { contentType: "text/javascript", body: "throw new Error('on purpose')" };
  assert.deepEqual(await findings(html("", '<script src="/fails.js"></script>'), { "/fails.js": script }), ["script"]);
});

test("f66 a file that is missing is found", async () => {
  assert.deepEqual(await findings(html('<img src="/gone.svg" alt="">'), { "/gone.svg": { status: 404 } }), ["script"]);
});

test("f66 a page wider than its screen is found", async () => {
  const css = { contentType: "text/css", body: "div { width: 2000px }" };
  assert.deepEqual(await findings(html("<div>Wide</div>", '<link rel="stylesheet" href="/wide.css">'), { "/wide.css": css }), ["sideways"]);
});

test("f66 words that a fixed bar lets stick out are found", async () => {
  const css = { contentType: "text/css", body: "nav { position: fixed; left: 0; bottom: 0; right: 0 } a { position: relative; left: 1270px }" };
  const bar = '<nav aria-label="Bar"><a href="/">Departments</a></nav>';
  assert.deepEqual(await findings(html(bar, '<link rel="stylesheet" href="/bar.css">'), { "/bar.css": css }), ["sideways"]);
});

test("f66 a page without a language is found", async () => {
  assert.deepEqual(await findings(html("", "", "")), ["axe", "html", "language"]);
});

test("f66 tags that are not nested as HTML wants are found", async () => {
  assert.deepEqual((await markup(html("<p><div>Broken</div></p>"))).map(({ gate }) => gate), ["html", "html"]);
});

test("f66 two pages of one title are found, and so is a page without one", () => {
  const titles = { one: "Visits", two: "Visits", three: "", four: "Doctors" };
  const pages = Object.entries(titles).map(([name, title]) => ({ name, title }));
  assert.deepEqual(sameTitles(pages).map(({ what }) => what), ['"Visits": one, two', '"": three']);
});

test("f66 a page, styles or scripts over their budget are found", async () => {
  assert.deepEqual(await findings(html(`<p>${noise(2 * BUDGET.document).replace(/.{9}/g, "$& ")}</p>`)), ["weight"]);
  const files = {
    "/big.css": { contentType: "text/css", body: `/* ${noise(2 * BUDGET.stylesheet)} */` },
    "/big.js": { contentType: "text/javascript", body: `// ${noise(2 * BUDGET.script)}` },
  };
  assert.deepEqual(await findings(html("", '<link rel="stylesheet" href="/big.css">'), files), ["weight"]);
  assert.deepEqual(await findings(html("", '<script src="/big.js"></script>'), files), ["weight"]);
});

test("f66 a page that Lighthouse likes less than is promised is found, with what cost it the most", () => {
  const said = (score) => ({
    categories: Object.fromEntries(Object.keys(LEAST).map((category) => [category, { score, auditRefs: [{ id: "font-size", weight: 3 }, { id: "charset", weight: 1 }] }])),
    audits: { "font-size": { score: 0.2 }, charset: { score: 1 } },
  });
  const bad = (report, least) => compare(report, least).filter(({ enough }) => !enough);
  assert.deepEqual(bad(said(0.95)), []);
  assert.deepEqual(bad(said(0.94)).map(({ category, lost }) => [category, ...lost]), [["accessibility", "font-size"], ["best-practices", "font-size"]]);
  assert.deepEqual(bad(said(0.89)).map(({ category }) => category), Object.keys(LEAST));
  // What was not measured is not enough, and neither is a category that is missing.
  assert.equal(bad(said(null)).length, 3);
  assert.deepEqual(bad(said(1), { ...LEAST, seo: 0.95 }).map(({ category }) => category), ["seo"]);
});
