// Tests of missing resources of the system: the current folder, and file descriptors.
import { spawn } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "tap";
import { buildExecutable } from "../support/executable.ts";
import { waitFor, waitForEvent } from "../support/waiting.ts";
import { ANY_PORTS, runToEnd } from "./command.ts";

/** The maximum number of file descriptors of the process, and a number of connections above it. */
const [FILE_LIMIT, CONNECTIONS] = [100, 120];

test("a deleted current folder is reported as the reason", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ccgw-deleted-"));
  const before = process.cwd();
  process.chdir(folder);
  rmdirSync(folder);
  try {
    const { exitCode, err } = await runToEnd(["serve", ...ANY_PORTS]);
    t.strictSame([exitCode, err], [1, "The current folder was deleted: change to another folder and start again.\n"]);
  } finally {
    process.chdir(before);
  }
});

test("a process that runs out of file descriptors logs a warning", {
  skip: process.platform !== "linux",
}, async (t) => {
  const command = [process.execPath, await buildExecutable(), "serve"];
  const options = [...ANY_PORTS, "--http-port", "0", "--log-format", "json", "--certs-dir", t.testdir()];
  const child = spawn("bash", ["-c", `ulimit -n ${FILE_LIMIT}; exec "$@"`, "bash", ...command, ...options]);
  t.teardown(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const readNext = async () =>
    JSON.parse((await waitFor(lines.next(), "the process has not written the next line")).value);
  const { http } = await readNext();
  const clients: Socket[] = [];
  t.teardown(() => {
    for (const client of clients) client.destroy();
  });
  for (let i = 0; i < CONNECTIONS; i += 1)
    clients.push(connect(Number(new URL(http).port), "127.0.0.1").on("error", () => {}));
  t.match((await readNext()).msg, /^The process has nearly as many files open as it may \(100\): /);
  child.kill("SIGTERM");
  await waitForEvent(child, "close");
});
