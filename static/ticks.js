// Pages work without this file. It ticks all or none of a kind at once, and says how many are ticked.
for (const kind of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...kind.querySelectorAll("input[type=checkbox]")];
  const count = kind.querySelector("[data-count]");
  for (const button of kind.querySelectorAll("[data-tick]")) {
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = button.dataset.tick === "all";
      boxes[0].dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  kind.addEventListener("input", () => { count.textContent = String(boxes.filter((box) => box.checked).length); });
  kind.querySelector("[data-all-none]").hidden = false;
}
