// Pages work without this file. It keeps a second press of the same button from being sent, shows the buttons that print a page or let
// a password be read while it is typed, and closes the account menu as menus close: by Escape, and by a press beside
// it. It starts the worker that shows a page of ours while nothing is reached.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 3000) event.preventDefault();
  else form.dataset.sent = Date.now();
  // Browsers offer to keep what stands in a field for passwords only.
  for (const button of form.querySelectorAll("button[data-reveal][aria-pressed=true]")) button.click();
});
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of document.querySelectorAll("button[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}
navigator.serviceWorker?.register("/worker.js");
const menu = document.querySelector("details.acct");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
