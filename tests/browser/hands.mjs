// How somebody uses a page: with the mouse, or with the keyboard alone. Every press leads to another page, every turn to another part of the same one.
import assert from "node:assert/strict";

/** More than any page has to tab through. */
const MOST_TABS = 120;
/** How long a page may take until it is drawn; whoever looks for the focus then finds that it is nowhere. */
const FOCUS_MS = 5_000;

/** Points and clicks; a choice is made on its words. */
export const mouse = (page) => ({
  page,
  press: (target) => leads(page, () => page.locator(target).first().click()),
  turn: (target) => page.locator(target).first().click(),
  type: (target, words) => page.locator(target).fill(words),
  date: (target, day) => page.locator(target).fill(day),
  choose: (target) => page.locator(target).first().locator("xpath=ancestor::label | following-sibling::label").click(),
});

/** Tab, Enter, Space and the arrows; never a pointer. */
export const keys = (page) => ({
  page,
  async press(target) {
    await tabTo(page, target);
    await leads(page, () => page.keyboard.press("Enter"));
  },
  // A link that changes the page where it is.
  async turn(target) {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  async type(target, words) {
    await tabTo(page, target);
    await page.keyboard.type(words);
  },
  // Part by part, in the order in which the browser shows them.
  async date(target, day) {
    const [year, month, date] = day.split("-");
    await tabTo(page, target);
    for (const parts of [[date, month, year], [month, date, year], [year, month, date]]) {
      await page.keyboard.type(parts.join(""));
      if ((await page.locator(target).inputValue()) === day) return;
      await page.locator(target).fill("");
      await page.locator(target).blur();
      await page.locator(target).focus(); // the first part again
    }
    assert.fail(`no order of its parts makes ${target} ${day}`);
  },
  // Tab reaches a group of choices once, and the arrows go around in it.
  async choose(target) {
    await tabTo(page, target, { group: true });
    await page.keyboard.press("Space");
    for (let tries = 0; !(await page.locator(target).first().isChecked()); tries++) {
      assert.ok(tries < MOST_TABS, `the arrows do not reach ${target}`);
      await page.keyboard.press("ArrowDown");
    }
  },
});

/** Does what leads to another page, and waits until that is there and what asks for the focus has it. */
export async function leads(page, act) {
  const loaded = page.waitForEvent("load");
  await act();
  await loaded;
  await hasFocus(page);
}

/** Chromium gives `autofocus` its focus when it draws, which may be after the event `load`; asked from here, since pages without scripts wait for nothing. */
async function hasFocus(page) {
  const waits = () => !location.hash && document.activeElement === document.body && document.querySelector("[autofocus]") !== null;
  for (const until = Date.now() + FOCUS_MS; Date.now() < until && (await page.evaluate(waits)); ) await page.waitForTimeout(10);
}

/** Tab until the focus is there; for one of a `group` of choices, on any of them. */
async function tabTo(page, target, { group = false } = {}) {
  const wanted = page.locator(target).first();
  const reached = (wanted, group) => {
    const here = document.activeElement;
    return here === wanted || (group && here.type === "radio" && here.name === wanted.name);
  };
  for (let tabs = 0; !(await wanted.evaluate(reached, group)); tabs++) {
    assert.ok(tabs < MOST_TABS, `Tab does not reach ${target}`);
    await page.keyboard.press("Tab");
  }
  assert.ok(await page.evaluate(showsFocus), `the focus on ${target} is not shown`);
}

/** In the page: whether what has the focus, or what stands next to it, would look otherwise without it; what is transparent shows nothing. */
function showsFocus() {
  const here = document.activeElement;
  // Of a date the part that has the focus shows it.
  if (here.type === "date") return true;
  if (!here.matches(":focus-visible")) return false;
  const near = [here, here.parentElement, here.nextElementSibling, ...here.children].filter(Boolean);
  const parts = near.flatMap((one) => [null, "::before", "::after"].map((part) => [one, part]));
  const look = ([one, part]) => {
    const style = getComputedStyle(one, part);
    const outline = style.outlineStyle !== "none" && !/, 0\)$/.test(style.outlineColor) && [style.outlineWidth, style.outlineColor];
    const edges = ["Top", "Bottom"].map((side) => [style[`border${side}Width`], style[`border${side}Color`]]).filter(([width]) => width !== "0px");
    return [outline, style.boxShadow, style.backgroundColor, edges].join();
  };
  const looks = () => {
    // A colour that fades has its new value at the end of it.
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish();
    return parts.map(look).join("|");
  };
  const focused = looks();
  here.blur();
  const without = looks();
  here.focus({ preventScroll: true });
  return focused !== without;
}
