// Pages work without this file. It asks the server how long the session still lasts, shows the note of parts/ending.html while that is
// short, and prolongs the session without leaving the page. When the session has ended it leads to sign in and back; where somebody has
// typed it stays, covers the page, and shows it again once the same person is signed in.
const note = document.getElementById("ending");
// Asked for each time: a page that refreshes itself exchanges it.
const main = () => document.getElementById("main");
const WARN = 150; // seconds: two minutes at least, whatever the round trips take
let endsAt = Date.now() + note.dataset.left * 1000;

function left() {
  return (endsAt - Date.now()) / 1000;
}

// Asked by the page itself it prolongs nothing; asked by a person it does.
async function ask(byPerson) {
  const answer = await fetch("/api/v1/session", { headers: byPerson ? {} : { "X-Asked-By-Page": "1" } });
  if (answer.status === 401) return end();
  if (!answer.ok) throw new Error(answer.status);
  const session = await answer.json();
  // Somebody else sits here now.
  if (session.whose !== note.dataset.whose) return leave();
  const until = Math.min(Date.parse(session.idle_ends_at), Date.parse(session.ends_at));
  endsAt = Date.now() + until - Date.parse(session.now);
  if (left() > WARN) show("");
  else show(session.ends_at <= session.idle_ends_at ? "latest" : "idle");
}

// Nobody answers: past its end the page is covered all the same.
function askAlone() {
  ask(false).catch(() => { if (left() <= 0) show("ended"); });
}

function show(state) {
  if (note.dataset.state === state) return;
  note.dataset.state = state;
  const over = state === "ended";
  document.body.classList.toggle("is-over", over);
  main().inert = over;
  if (over) note.querySelector(".ending__ended a").focus();
}

function end() {
  if (keeps()) show("ended");
  else leave();
}

// The server leads whoever may not see the page to sign in, and back to it.
function leave() {
  show("ended");
  document.dispatchEvent(new Event("leaving"));
  location.replace(location.href);
}

// Whether something was typed that leaving would lose, also when the page came back with it. `isChanged` is of once.js.
function keeps() {
  const came = main().querySelector(".nhsuk-error-summary") !== null;
  const fields = [...main().querySelectorAll("form[method=post] :is(input:not([type=hidden]), textarea, select)")];
  return fields.some((field) => came || isChanged(field));
}

note.classList.add("ending--scripted");
note.dataset.state = "";
note.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(true).catch(() => note.querySelector("form").submit());
});
setInterval(() => {
  if (!document.hidden && left() <= WARN) askAlone();
}, 10_000);
// Signed out in another window, or the computer slept: looked at again, it asks again.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) askAlone();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) askAlone();
});
