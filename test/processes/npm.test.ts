// A simulator that npm or npx has started, as processes of their own: it ends with npm, and goes on where it was left in the background.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Test, test } from "tap";
import { executable } from "../support/executable.ts";

const SERVE =
  `"${process.execPath}" "${await executable()}" serve` +
  " --port 0 --control-port 0 --certs-dir certs --log-format json";

/** Starts npm in a package whose script serves, and waits for the simulator. */
async function launch(t: Test, argv: readonly string[], script: string) {
  const cwd = t.testdir({
    "package.json": JSON.stringify({ name: "a", version: "1.0.0", scripts: { start: script } }),
  });
  // Without the loaders of the test runner, and without what npm has left if it has started the tests.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS$|npm_)/.test(name)));
  const npm = spawn("npm", argv, { cwd, env, stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface({ input: npm.stdout });
  // It comes when the pipe is closed, which npm, its shell and the simulator hold open.
  const allEnded = once(npm, "close");
  for await (const line of lines) {
    if (!line.startsWith("{")) continue;
    const ready = JSON.parse(line) as { pid: number; control: string };
    t.teardown(() => {
      npm.kill("SIGKILL");
      try {
        process.kill(ready.pid, "SIGKILL");
      } catch {
        // It has ended, as it should.
      }
    });
    npm.stdout.resume();
    return { npm, ready, allEnded };
  }
  throw new Error("the simulator has not become ready");
}

for (const [title, argv] of [
  ["npm start", ["start", "--silent"]],
  ["npx", ["exec", "--offline", "-c", SERVE]],
] as const) {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    test(`${title} that ${signal} ends: the simulator ends too`, async (t) => {
      const { npm, allEnded } = await launch(t, argv, SERVE);
      npm.kill(signal);
      await allEnded;
      t.pass("nothing of it is left");
    });
  }
}

test("a simulator that a script of npm leaves in the background goes on when npm has ended", async (t) => {
  const { npm, ready, allEnded } = await launch(t, ["start", "--silent"], `${SERVE} &`);
  if (npm.exitCode === null) await once(npm, "exit");
  // Longer than it takes to look whether npm is there.
  for (let looks = 0; looks < 5; looks++) {
    const answer = await fetch(`${ready.control}/worlds/default/verify`, {
      method: "POST",
      body: JSON.stringify({ operation: "login", times: 1, within: "100ms" }),
    });
    t.equal(answer.status, 422);
  }
  process.kill(ready.pid, "SIGTERM");
  await allEnded;
});
