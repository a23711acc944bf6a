// Pages work without this file. A page that somebody leaves in a hurry is taken out of the way back.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-leave]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.dispatchEvent(new Event("leaving"));
  location.replace(link.href);
});
