// Pages work without this file. It keeps a second press of the same button from being sent, asks before a text that was typed is left
// behind, shows the buttons that print a page or let a password be read while it is typed, and closes the account menu as
// menus close: by Escape, and by a press beside it. Whoever goes back from what was booked comes to a list, not to a form that the
// browser would have to send again. A link that opens a window opens one, however often it is
// pressed. It starts the worker that shows a page of ours while nothing is reached.
const typed = new Set();
// What a refused form brings back was typed before, and is saved nowhere.
const brought = new Set(document.querySelectorAll("main[data-unsent] form[method=post] textarea"));
document.addEventListener("input", (event) => {
  if (event.target.matches("form[method=post] textarea")) typed.add(event.target);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 3000) event.preventDefault();
  else form.dataset.sent = Date.now();
  if (form.dataset.back) history.replaceState(null, "", form.dataset.back);
  for (const field of form.querySelectorAll("textarea")) {
    typed.delete(field);
    brought.delete(field);
  }
  // Browsers offer to keep what stands in a field for passwords only.
  for (const button of form.querySelectorAll("button[data-reveal][aria-pressed=true]")) button.click();
});
window.addEventListener("beforeunload", (event) => {
  const unsaved = (field) => (brought.has(field) ? field.value : field.value !== field.defaultValue);
  if ([...typed, ...brought].some((field) => field.isConnected && unsaved(field))) event.preventDefault();
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
document.addEventListener("htmx:after:swap", showButtons);
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
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[target=_blank]");
  if (link?.dataset.pressed && Date.now() - link.dataset.pressed < 3000) event.preventDefault();
  else if (link) link.dataset.pressed = Date.now();
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
