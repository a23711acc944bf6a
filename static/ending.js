// Pages work without this file. It asks the server how long the session still lasts, shows the note of parts/ending.html while that is
// short, prolongs the session without leaving the page, and says when it has ended.
const note = document.getElementById("ending");
const WARN = 150; // seconds: two minutes at least, whatever the round trips take
let endsAt = Date.now() + note.dataset.left * 1000;

function left() {
  return (endsAt - Date.now()) / 1000;
}

// Asked by the page itself it prolongs nothing; asked by a person it does.
async function ask(byPerson) {
  const answer = await fetch("/api/v1/session", { headers: byPerson ? {} : { "X-Asked-By-Page": "1" } });
  if (answer.status === 401) return show("ended");
  if (!answer.ok) return;
  const session = await answer.json();
  const until = Math.min(Date.parse(session.idle_ends_at), Date.parse(session.ends_at));
  endsAt = Date.now() + until - Date.parse(session.now);
  if (left() > WARN) show("");
  else show(session.ends_at <= session.idle_ends_at ? "latest" : "idle");
}

function show(state) {
  if (note.dataset.state === state) return;
  note.dataset.state = state;
}

note.classList.add("ending--scripted");
note.dataset.state = "";
note.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(true).catch(() => note.querySelector("form").submit());
});
setInterval(() => {
  if (!document.hidden && left() <= WARN) ask(false).catch(() => {});
}, 10_000);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && left() <= WARN) ask(false).catch(() => {});
});
