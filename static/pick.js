// Pages work without this file. It puts a list of codes below the field of a diagnosis as somebody types (the combobox pattern of
// ARIA APG); what is typed goes to the house in a body, never in an address.
const group = document.querySelector("[data-pick]");
const field = group.querySelector("input");
const title = group.querySelector("[data-title]");
const list = group.querySelector("ul");
const status = group.querySelector("[role=status]");
let asked = 0;
let waiting;

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function mark(option) {
  for (const one of list.children) one.setAttribute("aria-selected", String(one === option));
  if (option) field.setAttribute("aria-activedescendant", option.id);
  option?.scrollIntoView({ block: "nearest" });
}

function choose(option) {
  field.value = option.dataset.code;
  title.textContent = option.dataset.title;
  asked += 1;
  close();
}

function show(codes) {
  list.replaceChildren(...codes.map(({ code, title }, at) => {
    const option = document.createElement("li");
    const said = document.createElement("span");
    option.id = `pick-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.code = said.textContent = code;
    option.dataset.title = title;
    said.className = "code";
    option.append(said, ` ${title}`);
    return option;
  }));
  field.removeAttribute("aria-activedescendant");
  list.hidden = codes.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  status.textContent = list.hidden ? status.dataset.none : "";
}

// Only the answer to the last question counts; without one the button beside the field still finds codes.
async function ask() {
  const [q, question] = [field.value.trim(), ++asked];
  title.textContent = "";
  status.textContent = "";
  if (q.length < 2) return close();
  const answer = await fetch(group.dataset.pick, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ q, limit: 10 }) }).catch(() => null);
  if (question === asked && answer?.ok) show((await answer.json()).items);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 200);
});
field.addEventListener("keydown", (event) => {
  const options = [...list.children];
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const to = { ArrowDown: now + 1, ArrowUp: now < 0 ? options.length - 1 : now - 1 }[event.key];
  if (list.hidden) return;
  if (to !== undefined) mark(options[(to + options.length) % options.length]);
  else if (event.key === "Enter" && now >= 0) choose(options[now]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});
field.addEventListener("blur", () => { clearTimeout(waiting); asked += 1; close(); });
// The press must not take the focus away first.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) choose(option); });
field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-expanded", "false");
field.setAttribute("aria-controls", list.id);
