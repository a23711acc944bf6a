// The portal as a person starts it: the built program on a free port, with a data folder of its own.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";

const tree = path.resolve(import.meta.dirname, "../..");
const program = path.join(path.resolve(tree, process.env.CARGO_TARGET_DIR ?? "target"), "debug/caredesk");
/** How long the start and the end may take: generous, since other programs use the same cores. */
const PATIENCE_MS = 60_000;

/** Starts a portal; `origin` is where it answers, `stop` ends it and removes its data. */
export async function startPortal({ demo = "on" } = {}) {
  if (!fs.existsSync(program)) throw new Error(`${program} is missing: run scripts/test-browser, or cargo build`);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "caredesk-browser-"));
  // Nothing of the machine's own settings is read, and nobody asks the cloud for credentials.
  // The mails of the demo are not waited for.
  const child = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--data", data], {
    env: { AWS_EC2_METADATA_DISABLED: "true", CAREDESK_DEMO: demo, CAREDESK_MAIL_PER_SECOND: "1000" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (text) => (log = (log + text).slice(-20_000)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // A test process that is told to end, or fails before it stops its portal, takes the portal with it.
  const kill = () => {
    child.kill("SIGKILL");
    fs.rmSync(data, { recursive: true, force: true });
  };
  process.once("exit", kill);
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(1));

  const ready = new Promise((resolve) => {
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("ready ")) resolve(line.slice("ready ".length).trim());
    });
  });
  const origin = await Promise.race([ready, ended.then(() => null), after(PATIENCE_MS)]);
  if (!origin) {
    kill();
    throw new Error(`the portal did not start:\n${log}`);
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, after(PATIENCE_MS)]);
    kill();
    process.removeListener("exit", kill);
  };
  return { origin, stop, log: () => log };
}

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms, null).unref());
