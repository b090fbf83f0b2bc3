// Tests of a simulator that npm or npx started: it ends with npm, unless the script started it in the background.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { type Test, test } from "tap";
import { buildExecutable } from "../support/executable.ts";
import { waitFor, waitForEvent } from "../support/waiting.ts";

const SERVE =
  `"${process.execPath}" "${await buildExecutable()}" serve` +
  " --port 0 --control-port 0 --certs-dir certs --log-format json";

/** Starts npm in a package whose script starts a simulator, and waits until it is ready. */
async function launch(t: Test, argv: readonly string[], script: string) {
  const cwd = t.testdir({
    "package.json": JSON.stringify({ name: "a", version: "1.0.0", scripts: { start: script } }),
  });
  // The variables of an npm that started the tests are removed.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  const npm = spawn("npm", argv, { cwd, env, stdio: ["ignore", "pipe", "ignore"] });
  t.teardown(() => npm.kill("SIGKILL"));
  // The pipe closes when npm, its shell and the simulator have all ended.
  const allEnded = once(npm, "close");
  const ready = JSON.parse(await readReadyLine(createInterface({ input: npm.stdout }))) as {
    pid: number;
    control: string;
  };
  t.teardown(() => {
    try {
      process.kill(ready.pid, "SIGKILL");
    } catch {
      // The process has already ended.
    }
  });
  npm.stdout.resume();
  return { npm, ready, allEnded };
}

/** Returns the line of JSON that the simulator prints when it is ready. */
async function readReadyLine(output: Interface): Promise<string> {
  const lines = output[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await waitFor(lines.next(), "the simulator is not ready");
    if (done === true) throw new Error("npm ended before the simulator was ready");
    if (value.startsWith("{")) return value;
  }
}

for (const [title, argv] of [
  ["npm start", ["start", "--silent"]],
  ["npx", ["exec", "--offline", "-c", SERVE]],
] as const) {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    test(`the simulator ends when ${signal} ends ${title}`, async (t) => {
      const { npm, allEnded } = await launch(t, argv, SERVE);
      npm.kill(signal);
      await t.resolves(waitFor(allEnded, "npm, its shell or the simulator still runs"));
    });
  }
}

test("a simulator that an npm script starts in the background continues after npm", async (t) => {
  const { npm, ready, allEnded } = await launch(t, ["start", "--silent"], `${SERVE} &`);
  if (npm.exitCode === null) await waitForEvent(npm, "exit");
  // Each of these requests waits for 100 ms. Together they take longer than the interval at which the simulator checks for npm.
  for (let checks = 0; checks < 5; checks++) {
    const answer = await fetch(`${ready.control}/worlds/default/verify`, {
      method: "POST",
      body: JSON.stringify({ operation: "login", times: 1, within: "100ms" }),
    });
    t.equal(answer.status, 422);
  }
  process.kill(ready.pid, "SIGTERM");
  await t.resolves(waitFor(allEnded, "the simulator still runs"));
});
