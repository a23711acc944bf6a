// The portal in a real browser. `scripts/test-browser` builds the program, installs what is here and runs every *.test.mjs:
//
//   looks      every page through all gates, by day by whom it is for, by night by everybody who may open it (gates.mjs, pages.mjs,
//              looks.mjs; one file for people, one for staff, because a file is one process): on the narrowest screen; wide,
//              dark, in other languages and in forced colours a sample, and all by night
//   controls   each gate seen to fail, on a page broken on purpose
//   booking    the way to a visit: with the mouse, by keyboard alone, without JavaScript
//   races      somebody is faster, a hold runs out, a button is pressed twice
//   changing   moving, cancelling, printing; a doctor's day
//   series     visits in a row; leave: over booked visits; waiting: a time that becomes free
//   papers     what people print: all of it, and nothing to press
//   slow       a network on which answers take seconds
//   live       what scripts add: lists that narrow in place, notes saved in passing, the page for when nothing is reached
//
// Each file starts its own portal with the demo and its own Chromium, and stops both (stage.mjs). Debian's Chromium is expected at
// /usr/bin/chromium; CAREDESK_CHROMIUM names another. scripts/gallery photographs the same pages.
//
// Here is what a test file plays in: both are there from before its first test until after its last. Node runs each file in a process of
// its own, so that there is one of both.
import { after, before } from "node:test";
import { openBrowser } from "./browser.mjs";
import { startPortal } from "./portal.mjs";

/** There once the hooks of `inPortal` have run: in tests and in `furnish`, not while the file is read. */
export let portal, browser;

/**
 * Starts both, and lets `furnish` put in what every test of the file needs; ends whatever of it was begun, so that a start that fails
 * leaves no browser that the file would wait for. All of it is one hook: Node may begin a second one before the first is over.
 */
export function inPortal(options, furnish = () => {}) {
  before(async () => {
    browser = await openBrowser();
    portal = await startPortal(options);
    await furnish();
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });
}
