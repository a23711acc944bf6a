// What a test file plays in: a portal and a browser of its own, there from before its first test until after its last. Node runs each
// file in a process of its own, so that there is one of both.
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
