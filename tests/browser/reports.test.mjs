// A report as people add it: by button with progress, by drop, cancelled and tried again, and by plain forms without JavaScript.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { windowFor } from "./browser.mjs";
import { asAPhoneKeepsIt, bombPdf, largePdf, pngThatSays, program, segmentsOf, smallPdf, svgWithScript, TOLD_BY_A_PHONE } from "./files.mjs";
import { eventually } from "./people.mjs";
import { browser, inPortal, portal } from "./stage.mjs";
import { follows, patient, words } from "./walk.mjs";

inPortal({ demo: "people" });

const file = (name, buffer = smallPdf()) => ({ name, mimeType: "application/octet-stream", buffer });
const says = (page, text) => page.locator(".sending__file [data-says]").filter({ hasText: text }).waitFor();

/** A window of somebody new, on their reports; what it asks elsewhere is written down. */
async function reportsOf(options = {}) {
  const asha = await patient(portal);
  const page = await windowFor(browser, asha, "1280 light", options);
  const violations = [];
  page.on("console", (message) => message.type() === "error" && violations.push(message.text()));
  await page.goto("/reports");
  return { asha, page, violations };
}

const available = (page) =>
  eventually("the check of a report", async () => {
    await page.reload();
    return (await words(page)).includes("Open the file");
  });

/** Follows the link to the file as a browser does. */
async function downloads(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("main a[href$='/download']")]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

test("f39 a file is chosen, sent with progress, checked, opened", async () => {
  const { page, violations } = await reportsOf();
  assert.ok(!(await page.locator("form[data-announce]").isVisible()), "the plain form makes room");
  await page.setInputFiles("#files", [file("Blut-Befund „1“.pdf"), file("page.html"), file("empty.pdf", Buffer.alloc(0))]);
  await says(page, "Sent. It is being checked.");
  await says(page, "This kind of file is not possible.");
  await says(page, "This file is empty.");
  await page.click(".sending__file a");
  await available(page);
  const { name, bytes } = await downloads(page);
  assert.deepEqual([name, bytes], ["Blut-Befund „1“.pdf", smallPdf()]);
  assert.deepEqual(violations, []);
  await page.context().close();
});

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Sends one file from the list and takes it back once it was checked. */
async function goesUpAndComesBack(page, name, bytes) {
  await page.setInputFiles("#files", [file(name, bytes)]);
  await page.locator(".sending__file [data-says]").filter({ hasText: "Sent. It is being checked." }).waitFor({ timeout: 60_000 });
  await page.click(".sending__file a");
  await available(page);
  return (await downloads(page)).bytes;
}

test("f39 a document of ten megabytes comes back byte for byte", async () => {
  const { asha, page, violations } = await reportsOf();
  const sent = largePdf(10 * 1024 * 1024);
  const back = await goesUpAndComesBack(page, "ten megabytes.pdf", sent);
  assert.deepEqual([back.length, sha256(back)], [sent.length, sha256(sent)]);
  const { items } = await asha.ask("GET", "/patients/me/reports", null, 200);
  assert.deepEqual([items[0].size, items[0].sha256], [sent.length, sha256(sent)]);
  assert.deepEqual(violations, []);
  await page.context().close();
});

/** A picture whose left half is red and whose right half is blue, as a browser packs it. */
const redAndBlue = (page) =>
  page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 1200 });
    const ink = canvas.getContext("2d");
    [["#c02020", 0], ["#2020c0", 800]].forEach(([color, left]) => { ink.fillStyle = color; ink.fillRect(left, 0, 800, 1200); });
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });

/** How large a picture is as it is looked at, and what color its upper and its lower half have. */
const lookedAt = (page, bytes) =>
  page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    const ink = canvas.getContext("2d");
    ink.drawImage(picture, 0, 0);
    const color = (y) => {
      const [red, , blue] = ink.getImageData(picture.width / 2, y, 1, 1).data;
      return red > blue ? "red" : "blue";
    };
    return { width: picture.width, height: picture.height, upper: color(picture.height / 4), lower: color((picture.height * 3) / 4) };
  }, [...bytes]);

test("f39 a photograph of a phone comes back upright and says nothing of where it was taken", async () => {
  const { asha, page, violations } = await reportsOf();
  const drawn = Buffer.from(await redAndBlue(page));
  const sent = asAPhoneKeepsIt(drawn);
  const says = (bytes, words) => bytes.includes(Buffer.from(words, "latin1"));
  assert.ok(segmentsOf(sent).includes(0xe1) && TOLD_BY_A_PHONE.every((words) => says(sent, words)), "a phone tells all of it");
  const upright = { width: 1200, height: 1600, upper: "red", lower: "blue" };
  assert.deepEqual(await lookedAt(page, sent), upright, "whoever looks at what was sent turns it");
  const back = await goesUpAndComesBack(page, "rash.jpg", sent);
  assert.ok(!segmentsOf(back).some((mark) => mark > 0xe0 && mark < 0xf0), `only the picture: ${segmentsOf(back)}`);
  assert.deepEqual(TOLD_BY_A_PHONE.filter((words) => says(back, words)), []);
  assert.deepEqual(await lookedAt(page, back), upright);
  const { items } = await asha.ask("GET", "/patients/me/reports", null, 200);
  assert.equal(items[0].sha256, sha256(back), "what comes back is what is kept");
  assert.deepEqual(violations, []);
  await page.context().close();
});

test("f39 s24 what cannot be a report is said at once, and nothing is sent", async () => {
  const { asha, page } = await reportsOf();
  const large = Buffer.alloc(21 * 1024 * 1024, ".");
  await page.setInputFiles("#files", [file("drawing.svg", svgWithScript()), file("run.exe", program()), file("empty.png", Buffer.alloc(0)), file("large.pdf", large)]);
  const rows = page.locator(".sending__file");
  for (const [name, sentence] of [
    ["drawing.svg", "This kind of file is not possible. Use a PDF, JPEG, PNG or Word file."],
    ["run.exe", "This kind of file is not possible. Use a PDF, JPEG, PNG or Word file."],
    ["empty.png", "This file is empty."],
    ["large.pdf", "This file is larger than"],
  ]) await rows.filter({ hasText: name }).filter({ hasText: sentence }).waitFor();
  assert.equal((await asha.ask("GET", "/patients/me/reports", null, 200)).items.length, 0);
  await page.context().close();
});

test("f39 s24 s25 what is not what its name says, or too much, is refused with a sentence on its page", async () => {
  const { page, violations } = await reportsOf();
  for (const [name, bytes, sentence] of [
    ["program.pdf", program(), "The file is not what its name says."],
    ["drawing.png", svgWithScript(), "The file is not what its name says."],
    ["bomb.pdf", bombPdf(), "The file unfolds into far more than it seems to be."],
    ["flood.png", pngThatSays(65_535), "The file has too many pages, or the picture is too large."],
  ]) {
    await page.goto("/reports");
    await page.setInputFiles("#files", [file(name, bytes)]);
    await says(page, "Sent. It is being checked.");
    await page.click(".sending__file a");
    await eventually(`the check of ${name}`, async () => {
      await page.reload();
      return (await words(page)).includes(sentence);
    });
    assert.ok(!(await words(page)).includes("Open the file"), name);
  }
  assert.deepEqual(violations, []);
  await page.context().close();
});

/** What a list of reports asks by itself: the answers pass through `answer`, what was asked is written down. */
async function listens(page, answer) {
  const asked = [];
  const isAsked = (request) => request.method() === "GET" && /\/api\/v1\/patients\/[^/]+\/reports/.test(request.url());
  page.on("request", (request) => isAsked(request) && asked.push(new URL(request.url()).pathname.split("/").at(-1)));
  await page.route(/\/api\/v1\/patients\/[^/]+\/reports\?/, answer);
  return asked;
}

test("f39 whoever stays on the list is told there what came of each file, in its words, and the page asks once for all", async () => {
  const { asha, page, violations } = await reportsOf();
  const asked = await listens(page, async (route) => {
    await eventually("the checks", async () => {
      const { items } = await asha.ask("GET", "/patients/me/reports", null, 200);
      return items.length === 2 && items.every(({ state }) => ["available", "rejected"].includes(state));
    });
    await route.continue();
  });
  await page.setInputFiles("#files", [file("broken.pdf", program()), file("good.pdf")]);
  const states = [["broken.pdf", "Not accepted"], ["good.pdf", "Available"]];
  for (const [name, state] of states) {
    await page.locator(".sending__file", { hasText: name }).filter({ hasText: state }).waitFor({ timeout: 60_000 });
  }
  assert.equal(await page.locator(".sending__file", { hasText: "being checked" }).count(), 0);
  assert.deepEqual(asked, ["reports"]);
  await page.reload();
  for (const [name, state] of states) assert.match(await page.locator(".todo li", { hasText: name }).innerText(), new RegExp(state));
  assert.deepEqual(violations, []);
  await page.context().close();
});

test("f39 of a check that takes longer the list asks no more than twice, and says that it does", async () => {
  const { page, violations } = await reportsOf();
  const asked = await listens(page, async (route) => {
    const answer = await route.fetch();
    const { items, next } = await answer.json();
    await route.fulfill({ response: answer, json: { items: items.map((item) => ({ ...item, state: "checking" })), next } });
  });
  await page.setInputFiles("#files", [file("one.pdf"), file("two.pdf")]);
  for (const name of ["one.pdf", "two.pdf"]) {
    const row = page.locator(".sending__file", { hasText: name }).filter({ hasText: "Load this page again later" });
    await row.waitFor({ timeout: 60_000 });
  }
  await page.waitForTimeout(9_000);
  assert.deepEqual(asked, ["reports", "reports"]);
  assert.deepEqual(violations, []);
  await page.context().close();
});

test("f39 s26 a name that would climb, break a header or turn itself round comes back as people read it", async () => {
  const { page, violations } = await reportsOf();
  for (const [given, kept] of [
    ["../../x.pdf", "x.pdf"],
    ["scan\r\nSet-Cookie: a=1.pdf", "scanSet-Cookie a=1.pdf"],
    ["bill\u202efdp.exe.pdf", "billfdp.exe.pdf"],
  ]) {
    await page.goto("/reports");
    await page.setInputFiles("#files", [file(given)]);
    await says(page, "Sent. It is being checked.");
    await page.click(".sending__file a");
    await available(page);
    assert.equal(await page.locator("h1").innerText(), kept);
    const { name, bytes } = await downloads(page);
    assert.deepEqual([name, bytes], [kept, smallPdf()]);
  }
  assert.deepEqual(violations, []);
  await page.context().close();
});

test("f39 a file that is dropped is sent", async () => {
  const { asha, page } = await reportsOf();
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.pdf"));
    return data;
  }, smallPdf().toString());
  await page.dispatchEvent("[data-drop]", "drop", { dataTransfer: data });
  await says(page, "Sent. It is being checked.");
  const { items } = await asha.ask("GET", "/patients/me/reports", null, 200);
  assert.equal(items[0].file_name, "dropped.pdf");
  await page.context().close();
});

test("f39 sending is cancelled, fails, and is tried again without loading the page anew", async () => {
  const { asha, page } = await reportsOf();
  let answer = (route) => setTimeout(() => route.abort().catch(() => {}), 10_000);
  await page.route(/quarantine/, (route) => answer(route));
  await page.setInputFiles("#files", file("slow.pdf"));
  await says(page, "Sending");
  await page.click("[data-cancel]");
  await says(page, "Cancelled. Nothing was added.");
  await eventually("the removal", async () => (await asha.ask("GET", "/patients/me/reports", null, 200)).items.length === 0);
  answer = (route) => route.abort();
  await page.click("[data-retry]");
  await says(page, "This did not work.");
  answer = (route) => route.continue();
  await page.click("[data-retry]");
  await says(page, "Sent. It is being checked.");
  assert.equal((await asha.ask("GET", "/patients/me/reports", null, 200)).items.length, 1, "announced once");
  await page.context().close();
});

for (const [how, options] of [
  ["without JavaScript", { javaScriptEnabled: false }],
  ["without JavaScript on a narrow phone", { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }],
]) {
  test(`f39 f66 a file is added by plain forms ${how}`, async () => {
    const { page } = await reportsOf(options);
    await page.fill("#name", "Blood test, 12 November");
    await page.selectOption("#kind", "pdf");
    await follows(page, "form[data-announce] button");
    await page.setInputFiles("#file", file("scan.pdf", Buffer.alloc(0)));
    await follows(page, "main form[enctype] button");
    assert.match(await words(page), /The file that was sent is empty\./);
    await page.setInputFiles("#file", file("scan.pdf"));
    await follows(page, "main form[enctype] button");
    assert.match(await words(page), /The file is here\. One more step/);
    await follows(page, "main form button");
    await available(page);
    const { name } = await downloads(page);
    assert.equal(name, "Blood test, 12 November.pdf");
    await follows(page, "main a[href$='/remove']");
    await follows(page, "main form button");
    assert.match(await words(page), /The report is removed\..*No reports yet/);
    await page.context().close();
  });
}
