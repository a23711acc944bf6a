// Conversations work without this file, by reading the page again. It appends what is written as the server sends it, already made
// into HTML there; says that there is more below; tells the server what was read; and sends with Ctrl+Enter. What is typed stays.
const log = document.querySelector("[data-chat]");
const place = log.dataset.chat;
const more = document.querySelector("[data-new]");
const off = document.querySelector("[data-off]");
const form = document.querySelector("[data-write]");
let last = log.dataset.last;
let source;
let wait;
let refused = 0;

function isAtTheEnd() {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 160;
}

// Only what somebody looks at was read. A mark that is lost is set with the next one.
let marked;
async function mark() {
  if (!last || marked === last || document.hidden || log.dataset.reads === undefined) return;
  marked = last;
  const headers = { "Content-Type": "application/json", "X-Asked-By-Page": "1" };
  const body = JSON.stringify({ message_id: last });
  const answer = await fetch(`/api/v1${place}/read`, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok) { marked = undefined; return; }
  document.querySelector("[data-read]")?.remove();
}

function append(event) {
  last = event.lastEventId;
  if (document.getElementById(last)) return;
  const below = isAtTheEnd();
  // The server escapes whatever people typed: this is the same part that the page is made of.
  log.insertAdjacentHTML("beforeend", JSON.parse(event.data).html);
  document.querySelector("[data-none]")?.remove();
  if (below) log.lastElementChild.scrollIntoView({ block: "end" });
  else more.hidden = false;
  mark();
}

function follow() {
  clearTimeout(wait);
  source = new EventSource(`${place}/stream${last ? `?after=${last}` : ""}`);
  source.addEventListener("message", append);
  source.addEventListener("open", () => { off.hidden = true; refused = 0; });
  // A stream that ended is asked for again by the browser itself; one that was refused is not, and then we ask twice more.
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    off.hidden = false;
    refused += 1;
    if (refused < 3) wait = setTimeout(follow, 15000);
  });
}

document.querySelector("[data-keys]")?.removeAttribute("hidden");
follow();
mark();
document.addEventListener("visibilitychange", mark);
more.querySelector("a").addEventListener("click", () => { more.hidden = true; });
window.addEventListener("pagehide", () => source.close());
window.addEventListener("pageshow", (event) => { if (event.persisted) follow(); });
form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
