// Pages work without this file. It keeps a second press of the same button from being sent, asks before what was written is left
// behind, shows the buttons that print a page or let a password be read while it is typed, and closes the account menu as
// menus close: by Escape, as the list of keys is, and by a press beside it. Whoever goes back from what was booked comes to a list, and
// whoever goes back to what answered a form to the page of that form: to nothing that the browser would have to send again. A link
// that opens a window opens one, however often it is pressed. It starts the worker that shows a page of ours while nothing is reached.
// What somebody writes to have it saved: not what narrows a list, no secret, and nothing on the tablet at the entrance.
const WRITTEN = "form[method=post] textarea, form[method=post]:is(.card--form, [data-keep]):not([autocomplete=off]) :is(select, input:not([type=hidden], [type=radio], [type=file], [type=search], [autocomplete$=password], [autocomplete=one-time-code]))";
const typed = new Set();
// What a refused form brings back was typed before, and is saved nowhere.
const brought = new Set();
function bring() {
  for (const form of document.querySelectorAll("main[data-unsent] form")) brought.add(form);
}
bring();
// Kept: a page that refreshes itself brings another `main`. The address of every form leads to its page when it is opened.
const isAnswer = document.querySelector("main[data-answer]") !== null;
function becomesAPage() {
  if (isAnswer) history.replaceState(history.state, "", location.href);
}
document.addEventListener("input", (event) => {
  if (event.target.matches(WRITTEN)) typed.add(event.target.form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 3000) event.preventDefault();
  else form.dataset.sent = Date.now();
  if (form.dataset.back) history.replaceState(null, "", form.dataset.back);
  else becomesAPage();
  typed.delete(form);
  brought.delete(form);
  // Browsers offer to keep what stands in a field for passwords only.
  for (const button of form.querySelectorAll("button[data-reveal][aria-pressed=true]")) button.click();
});
// Asked by ending.js too.
function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "file") return field.files.length > 0;
  if (field.options) {
    const first = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  }
  return field.value !== field.defaultValue;
}
function isUnsaved(form) {
  const isBrought = (field) => brought.has(form) && field.value && field.matches("textarea, input:not([type=checkbox])");
  return form.isConnected && [...form.querySelectorAll(WRITTEN)].some((field) => isChanged(field) || isBrought(field));
}
window.addEventListener("beforeunload", (event) => {
  if ([...typed, ...brought].some(isUnsaved)) event.preventDefault();
});
// Sent by what leaves at once, whatever was typed: whoever sits there is to see no more of the page.
document.addEventListener("leaving", () => {
  typed.clear();
  brought.clear();
});

// A page that is put in the place of this one brings its buttons along.
function showButtons() {
  for (const button of document.querySelectorAll("button:is([data-print], [data-reveal])")) button.hidden = false;
}
showButtons();
document.addEventListener("htmx:after:swap", () => {
  showButtons();
  bring();
});
// Not before it is left: loaded again where it is, it brings back what was typed. What opens beside the page, is kept as a file, or leads
// to a place of the page itself does not leave it.
function isLeftBy(event, link) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.target || link.hasAttribute("download") || !link.protocol.startsWith("http")) return false;
  const [page, place] = link.href.split("#");
  return place === undefined || page !== location.href.split("#")[0];
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && isLeftBy(event, link)) becomesAPage();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button:is([data-print], [data-reveal])");
  if (!button) return;
  if (!button.dataset.reveal) return window.print();
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
});
navigator.serviceWorker?.register("/worker.js");
const menu = document.querySelector("details.acct");
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details:is(.acct, .hotkeys)[open]");
  if (!open) return;
  open.open = false;
  // Whoever has gone on to a row of the list stays there.
  if (open.contains(document.activeElement) || document.activeElement === document.body) open.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[target=_blank]");
  if (link?.dataset.pressed && Date.now() - link.dataset.pressed < 3000) event.preventDefault();
  else if (link) link.dataset.pressed = Date.now();
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
