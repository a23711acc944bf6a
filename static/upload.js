// Pages work without this file. It sends files from the list of reports straight to where they are kept: by button or drop,
// with progress, cancel and retry, in place of the plain form, and says what came of each once it was checked. What it says stands in
// the page (data-words).
const drop = document.querySelector("[data-drop]");
const list = drop.querySelector(".sending");
const types = {
  pdf: "application/pdf", jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
const words = (word) => drop.querySelector(`[data-word="${word}"]`).cloneNode(true).childNodes;

class Refused extends Error {}

function typeOf(file) {
  const type = types[file.name.split(".").pop().toLowerCase()];
  if (!type) throw new Refused("kind");
  if (file.size > drop.dataset.most) throw new Refused("size");
  if (file.size === 0) throw new Refused("empty");
  return type;
}

async function digestOf(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return btoa(String.fromCharCode(...bytes));
}

// The same key on every try: a lost answer announces nothing twice.
async function announce(file, key, stop) {
  const content = { file_name: file.name, content_type: typeOf(file), size: file.size, sha256: await digestOf(file) };
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  const answer = await fetch(drop.dataset.api, { method: "POST", headers, body: JSON.stringify(content), signal: stop });
  if (answer.status === 429) throw new Refused("many");
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

// fetch tells nothing of how far a file has come; XMLHttpRequest does.
function put(upload, file, progress, stop) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) {
      if (name !== "content-length") request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => { progress.value = (100 * event.loaded) / event.total; };
    // 412: an earlier try had sent it all and its answer was lost.
    request.onload = () => (request.status < 300 || request.status === 412 ? done() : failed(new Error(request.status)));
    request.onerror = () => failed(new Error("network"));
    request.onabort = () => failed(new DOMException("", "AbortError"));
    stop.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

async function complete(id, stop) {
  const answer = await fetch(`${drop.dataset.api}/${id}/complete`, { method: "POST", signal: stop });
  if (!answer.ok) throw new Error(answer.status);
}

// A page that nobody sees asks for nothing.
function isSeen() {
  return new Promise((seen) => {
    if (document.hidden) document.addEventListener("visibilitychange", seen, { once: true });
    else seen();
  });
}

// What was sent and is being checked, by its id: how its row is told.
const checked = new Map();
let [underway, turn] = [0, 0];

// Asks what came of everything that was sent: for the list, which says it of all files at once, and twice at most, for the patient's access
// log has each time. Asked by the page it prolongs no session. What is not known by then, the page says when it is loaded again.
async function settle() {
  const mine = ++turn;
  // While more is sent, or was since, whatever is sent last asks for all.
  const isLast = () => mine === turn && underway === 0;
  for (const wait of [4_000, 8_000]) {
    await new Promise((over) => setTimeout(over, wait));
    await isSeen();
    if (!isLast()) return;
    const answer = await fetch(`${drop.dataset.api}?limit=50`, { headers: { "X-Asked-By-Page": "1" } }).catch(() => null);
    const found = answer?.ok ? await answer.json().catch(() => null) : null;
    for (const { id, state } of found?.items ?? []) {
      if (!checked.has(id) || !["available", "rejected"].includes(state)) continue;
      checked.get(id)(state);
      checked.delete(id);
    }
    if (checked.size === 0) return;
  }
  if (!isLast()) return;
  for (const say of checked.values()) say("later");
  checked.clear();
}

function row(file) {
  const item = drop.querySelector("template").content.cloneNode(true).firstElementChild;
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("name").textContent = file.name;
  list.append(item);
  document.querySelector("[data-none]")?.setAttribute("hidden", "");
  const say = (word) => part("says").replaceChildren(...words(word));
  return { item, say, progress: item.querySelector("progress"), cancel: part("cancel"), retry: part("retry"), open: part("open") };
}

async function send(file, shown, key) {
  const stopping = new AbortController();
  const stop = stopping.signal;
  const { say, progress, cancel, retry, open } = shown;
  let report;
  underway += 1;
  cancel.onclick = () => stopping.abort();
  [cancel.hidden, retry.hidden, progress.hidden, progress.value] = [false, true, false, 0];
  try {
    say("preparing");
    report = await announce(file, key, stop);
    say("sending");
    if (report.upload) await put(report.upload, file, progress, stop);
    await complete(report.id, stop);
    say("sent");
    open.href = `${drop.dataset.place}/${report.id}`;
    open.hidden = false;
    checked.set(report.id, say);
  } catch (error) {
    if (error.name === "AbortError") {
      say("cancelled");
      // What was announced goes at once; if this is not heard, it goes by itself in a quarter of an hour.
      if (report) fetch(`${drop.dataset.api}/${report.id}`, { method: "DELETE" }).catch(() => {});
    } else {
      say(error instanceof Refused ? error.message : "failed");
    }
    retry.hidden = error instanceof Refused;
    // What was cancelled, or is not there any more, is announced anew.
    const anew = error.name === "AbortError" || ["404", "409"].includes(error.message);
    retry.onclick = () => send(file, shown, anew ? crypto.randomUUID() : key);
  }
  [cancel.hidden, progress.hidden] = [true, true];
  underway -= 1;
  if (checked.size > 0) settle();
}

// One after the other: a phone's line is not shared.
let last = Promise.resolve();
function take(files) {
  for (const file of files) {
    const shown = row(file);
    last = last.then(() => send(file, shown, crypto.randomUUID()));
  }
}

const choose = drop.querySelector("input[type=file]");
const button = drop.querySelector("button");
button.addEventListener("click", () => choose.click());
choose.addEventListener("change", () => {
  take(choose.files);
  choose.value = "";
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    button.classList.toggle("nhsuk-file-upload__drop-button--dragging", kind === "dragover");
    if (kind === "drop") take(event.dataTransfer.files);
  });
}
document.querySelector("[data-announce]").hidden = true;
drop.hidden = false;
