// One key for what a doctor and the desk do all day. The page works without this file; "Keyboard help" on the page says what each
// key does and turns them all off (WCAG 2.1.4). Only that choice is kept, and only in this browser.
const help = document.getElementById("keys");
const on = document.getElementById("keys-on");
const said = document.getElementById("keys-said");
const kept = {
  // A browser may refuse to keep anything: then the keys are on, and off until the page is opened again.
  read() { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } },
  write(value) { try { localStorage.setItem("keys", value ? "on" : "off"); } catch { /* nothing is kept */ } },
};
const rows = () => [...document.querySelectorAll("tbody tr")].filter((row) => row.querySelector("th a"));
const marked = () => document.activeElement?.closest("tbody tr");
// The address of a row's visit, without where it is opened from.
const visit = (row) => row?.querySelector("th a")?.getAttribute("href").split("?")[0];

function move(step) {
  const all = rows();
  const at = all.indexOf(marked());
  // What is done at the top of a doctor's day is passed over.
  const first = Math.max(0, all.indexOf(document.getElementById("now")));
  const next = at < 0 ? (step > 0 ? first : all.length - 1) : at + step;
  all[next]?.querySelector("th a").focus();
}

// The buttons of the row of whoever is next stand in the panel above the list.
function button(row, path) {
  const address = visit(row);
  return address && document.querySelector(`form[action="${address}/${path}"] button`);
}

// Whoever comes next has the first button to check in below what is marked, or the first of all.
function nextToCome() {
  const all = rows();
  const below = all.slice(all.indexOf(current()) + 1);
  const first = (some) => some.map((row) => button(row, "check-in")).find(Boolean);
  return first(below) ?? first(all);
}

// What should not happen by one slip: the first press marks the button, the second one is the press.
function onceMore(found) {
  if (found && found === document.activeElement) found.click();
  else found?.focus();
}

// The button has the mark, its row in the list is found by the address of its form.
function current() {
  const form = document.activeElement?.closest("form[action]")?.getAttribute("action") ?? "";
  return marked() ?? rows().find((row) => form.startsWith(`${visit(row)}/`));
}

// Presses what a key stands for; says why where that is not there.
function press(found, why) {
  if (found) found.click();
  else say(why);
}

// The same words once more are new words to whoever listens.
function say(why) {
  const words = said?.dataset[why];
  if (!words) return;
  const note = document.createElement("p");
  note.className = "note note--wait";
  note.textContent = words;
  said.replaceChildren(note);
}

const startOfNext = () => document.querySelector('.lit form[action$="/start"] button');
const withDoctor = () => document.querySelector('.lit a[href$="/record"]');
const ofMarked = (path, why) => press(button(current(), path), current() ? why : "unmarked");

const keys = {
  j: () => move(1),
  k: () => move(-1),
  s: () => press(startOfNext(), withDoctor() ? "withYou" : "nobody"),
  // Whoever is with the doctor stands in a panel above the list, with the link to write the visit up; the one begun last is first.
  w: () => press(withDoctor(), "nobodyWithYou"),
  c: () => ofMarked("check-in", "notToCome"),
  // Leads to a question.
  n: () => ofMarked("no-show", "tooEarly"),
  i: () => onceMore(button(current(), "check-in") === document.activeElement ? document.activeElement : nextToCome()),
  "?": () => {
    help.open = !help.open;
    if (!help.open) return;
    help.querySelector("summary").focus();
    // It stands below the list: what it says is to be seen.
    help.scrollIntoView({ block: "nearest" });
  },
};

function pressed(event) {
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!on.checked || writing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const way = help.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  const act = way ? () => way.click() : Object.hasOwn(keys, event.key) && keys[event.key];
  if (!act) return;
  event.preventDefault();
  said?.replaceChildren();
  act();
}

if (help && on) {
  help.hidden = false;
  on.checked = kept.read();
  on.addEventListener("change", () => kept.write(on.checked));
  document.addEventListener("keydown", pressed);
}
