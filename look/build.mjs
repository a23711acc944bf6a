// Compiles ../static/care.css: the parts of nhsuk-frontend we use (base.scss) with our colours in place of theirs, then
// our own layer from css/. Needed only when the look changes: the result is committed, so that building the product
// needs neither Node nor a network. Run `npm ci --ignore-scripts && npm run build` in this folder.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import zlib from "node:zlib";
import cssnano from "cssnano";
import postcss from "postcss";

const out = "../static/care.css";
const layer = [
  "ground", "grid", "header", "account", "footer", "lit", "cards", "controls", "notes", "booking", "tables", "charts", "record",
  "chat", "landing", "pages", "finding", "doctor", "hours", "security", "ending", "modes", "fittings", "queue", "direction", "print",
];

// Every colour setting of upstream carries its own marker hex in base.scss; a marker becomes a token here. So surface
// and text on brand can never be mixed up, though both are white upstream.
const role = {
  "0b0a01": "brand", "0b0a02": "ink", "0b0a03": "on-lit", "0b0a04": "paper", "0b0a05": "paper", "0b0a06": "surface",
  "0b0a07": "soft", "0b0a08": "on-lit-soft", "0b0a09": "focus", "0b0a0a": "on-focus", "0b0a0b": "bad", "0b0a0c": "good",
  "0b0a0d": "line", "0b0a0e": "edge", "0b0a0f": "line", "0b0a10": "hover", "0b0a11": "surface", "0b0a12": "link",
  "0b0a13": "link-hover", "0b0a14": "act", "0b0a15": "on-act", "0b0a16": "act-hover", "0b0a17": "act-press",
  "0b0a18": "edge", "0b0a19": "link", "0b0a1a": "hover", "0b0a1b": "sunken", "0b0a1c": "surface", "0b0a1d": "bad",
  "0b0a1e": "bad-hover", "0b0a1f": "bad-hover", "0a0b01": "brand", "0a0b02": "surface", "0a0b03": "ink", "0a0b07": "bad",
  "0a0b11": "soft", "0a0b12": "edge", "0a0b13": "line", "0a0b14": "sunken", "080708": "bad-hover", "09080a": "good",
  "060506": "good",
};
const unused =
  /--reverse|--secondary-solid|--brand|--login|-reverse|\.nhsuk-scroll__content::|nhsuk-expander|--warning-callout|\.nhsuk-heading-xxl|\.nhsuk-u-font|-ms-|::-moz-focus/;

function upstream() {
  const css = execFileSync(
    "node_modules/.bin/sass",
    ["--quiet", "--no-source-map", "--style=compressed", "-I", "node_modules", "base.scss"],
    { maxBuffer: 1e8 },
  ).toString();
  const root = postcss.parse(css);
  root.walkAtRules("media", (rule) => {
    if (/^\(?\s*-ms-high-contrast|screen and \(-ms-high-contrast: active\), \(-ms/.test(rule.params)) rule.remove();
    else rule.params = rule.params.replace(/,\s*\(-ms-high-contrast:\s*active\)/, "");
  });
  root.walkRules((rule) => {
    rule.selectors = rule.selectors.filter((selector) => !unused.test(selector));
    if (!rule.selector.trim()) rule.remove();
  });
  root.walkDecls((decl) => {
    const printing = /print/.test(decl.parent.parent?.params ?? "");
    decl.value = decl.value
      .replace(/#([0-9a-f]{6})\b/g, (all, hex) => (role[hex] ? `var(--c-${role[hex]})` : all))
      .replace(/rgba?\(11,\s?10,\s?2,\s?0?\.99\)/g, "var(--c-ink)")
      .replace(/rgba?\(0,0,0,\.99\)/g, "var(--c-ink)")
      .replace(/rgba?\((11,10,16|10,11,20),\s?\.5\)/g, "var(--c-hover)")
      .replace(/#000\b/g, (all) => (printing ? all : "var(--c-ink)"))
      .replace(/nhsuk-icon-/g, "i-");
  });
  // Upstream prints the address behind every link: it may name a record.
  root.walkRules((rule) => {
    if (rule.some((decl) => decl.prop === "content" && /Link:|attr\(href/.test(decl.value))) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes && !rule.nodes.length) rule.remove();
  });
  root.walkDecls((decl) => {
    if (/#0[0-9a-f]{5}\b|rgba?\(1[01],/.test(decl.value) && !/var/.test(decl.value))
      throw new Error(`a colour without a role: ${decl.parent.selector} { ${decl} }`);
  });
  return root.toString();
}

// Arabic reads from right to left: sides become "start" and "end", so that one stylesheet serves both directions.
const sided = {
  left: "inset-inline-start", right: "inset-inline-end",
  "margin-left": "margin-inline-start", "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start", "padding-right": "padding-inline-end",
  "border-top-left-radius": "border-start-start-radius", "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius", "border-bottom-right-radius": "border-end-end-radius",
};
const boxes = { margin: "margin", padding: "padding" };

function bothDirections(css) {
  const root = postcss.parse(css);
  root.walkDecls((decl) => {
    const border = /^border-(left|right)(-.+)?$/.exec(decl.prop);
    if (sided[decl.prop]) decl.prop = sided[decl.prop];
    else if (border) decl.prop = `border-inline-${border[1] === "left" ? "start" : "end"}${border[2] ?? ""}`;
    else if (decl.prop === "text-align" && /^(left|right)$/.test(decl.value)) decl.value = decl.value === "left" ? "start" : "end";
    else if (decl.prop === "float" && /^(left|right)$/.test(decl.value)) decl.value = decl.value === "left" ? "inline-start" : "inline-end";
    else if (boxes[decl.prop]) {
      const sides = postcss.list.space(decl.value);
      if (sides.length !== 4 || sides[1] === sides[3]) return;
      const [top, right, bottom, left] = sides;
      const important = decl.important;
      decl.replaceWith(
        { prop: `${decl.prop}-block`, value: `${top} ${bottom}`, important },
        { prop: `${decl.prop}-inline`, value: `${left} ${right}`, important },
      );
    }
  });
  return root.toString();
}

const own = (name) => fs.readFileSync(`css/${name}.css`, "utf8");
const all = bothDirections([own("tokens"), upstream(), ...layer.map(own)].join("\n"));
const options = { preset: ["default", { discardComments: { removeAll: true }, svgo: false }] };
const small = (await postcss([cssnano(options)]).process(all, { from: undefined })).css;
const head =
  "/*! Caredesk look, made by look/build.mjs. Contains parts of nhsuk-frontend 10.6.1 (MIT, Copyright (c) 2019 NHS.UK), recompiled; see THIRD-PARTY-NOTICES.md. Font: Atkinson Hyperlegible Next (OFL 1.1). */\n";
fs.writeFileSync(out, head + small + "\n");
console.log(`${out}: ${small.length} bytes, ${zlib.gzipSync(head + small, { level: 9 }).length} gzipped`);
for (const url of new Set(small.match(/url\([^)]*\)/g))) console.log(url);
