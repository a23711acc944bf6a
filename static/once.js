// Pages work without this file. It keeps a second press of the same button from being sent, and shows print buttons.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 3000) event.preventDefault();
  else form.dataset.sent = Date.now();
});
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
