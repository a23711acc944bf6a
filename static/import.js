// Pages work without this file. A spreadsheet's file is read here and put where one would type it; nothing is sent before the button.
const choose = document.querySelector("[data-into]");
const text = document.getElementById(choose.dataset.into);
// In a form every byte may become three, and 2 MiB of them are taken.
const most = 640 * 1024;
// What spreadsheets save in, where it is not UTF-8.
const older = document.documentElement.lang === "ar" ? "windows-1256" : "windows-1252";

choose.addEventListener("change", async () => {
  const [file] = choose.files;
  if (!file || file.size > most) {
    choose.parentElement.querySelector("[data-large]").hidden = !file;
    return;
  }
  choose.parentElement.querySelector("[data-large]").hidden = true;
  const bytes = await file.arrayBuffer();
  try {
    text.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text.value = new TextDecoder(older).decode(bytes);
  }
});
choose.closest("[hidden]").hidden = false;
