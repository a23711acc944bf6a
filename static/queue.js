// A screen works without this file, by being read again every few seconds. It shows what the server sends, already made into HTML
// there, and says when nothing comes.
const board = document.querySelector("[data-queue]");
const off = document.querySelector("[data-off]");
const over = document.querySelector("[data-over]");
let source;

function follow() {
  source = new EventSource(board.dataset.queue);
  source.addEventListener("queue", (event) => {
    // The server escapes whatever people typed: this is the same part that the page is made of.
    board.innerHTML = JSON.parse(event.data).html;
    off.hidden = true;
  });
  // The link has ended: the numbers would grow old.
  source.addEventListener("over", () => {
    source.close();
    board.hidden = off.hidden = true;
    over.hidden = false;
  });
  // A stream that ended is asked for again by the browser itself; one that was refused is not: then the page says why.
  source.addEventListener("error", () => {
    off.hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15000);
  });
}

follow();
window.addEventListener("pagehide", () => source.close());
window.addEventListener("pageshow", (event) => { if (event.persisted && over.hidden) follow(); });
