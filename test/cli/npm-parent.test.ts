// Tests that npm or npx is detected as the parent of a process, from the list of processes and the environment.
import { spawn } from "node:child_process";
import { test } from "tap";
import { findNpmParents, onParentGone, type ProcessInfo } from "../../src/cli/npm-parent.ts";
import { waitFor, waitForEvent } from "../support/waiting.ts";

const NPM = { npm_command: "start", npm_lifecycle_event: "start", npm_lifecycle_script: "ccgw serve && true 2>&1" };

/** Returns the parents found for a process with parent 20 and grandparent 10. */
const parentsOf = (grandparent: string, parent: string, environment: Record<string, string> = NPM): number[] => {
  const processes: Record<number, ProcessInfo> = {
    20: { parent: 10, command: parent },
    10: { parent: 1, command: grandparent },
  };
  return findNpmParents(environment, 20, (pid) => processes[pid]);
};

for (const [ancestry, expected, grandparent, parent, environment] of [
  ["npm start with a shell", [20, 10], "npm start --port 0  ", "sh -c node dist/cli/main.js --port 0 "],
  ["npx with a shell", [20, 10], "node /usr/local/bin/npx ccgw ", "/bin/bash -c ccgw "],
  ["npm with its path", [20, 10], "/usr/bin/node /usr/lib/node_modules/npm/bin/npm-cli.js exec ccgw ", "sh -c ccgw "],
  ["npm whose shell was replaced by the process", [20], "/bin/bash ", "npm exec ccgw "],
  [
    "npm whose script starts the process in the background",
    [],
    "npm start ",
    "sh -c ccgw serve & ",
    { ...NPM, npm_lifecycle_script: "ccgw serve &" },
  ],
  ["a shell, without npm", [], "/usr/sbin/sshd ", "/bin/bash ", {}],
  ["a script of a shell that npm started earlier", [], "/bin/bash ", "sh -c ccgw serve ", NPM],
  ["a test runner that npm started", [], "sh -c tap run ", "node tap run ", NPM],
  ["a program whose name contains npm", [], "mynpm-like start ", "sh -c ccgw ", NPM],
] as const) {
  test(`${expected.length === 0 ? "no npm parent is" : "npm parents are"} found for ${ancestry}`, async (t) => {
    t.strictSame(parentsOf(grandparent, parent, environment), expected);
  });
}

test("a parent that has ended or cannot be seen is ignored", async (t) => {
  t.strictSame(
    findNpmParents(NPM, 20, () => undefined),
    [],
  );
});

test("the real parent of a test is not npm", async (t) => {
  t.strictSame(findNpmParents(NPM, process.pid), []);
});

test("the callback runs once when one of the parents ends", async (t) => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  t.teardown(() => child.kill("SIGKILL"));
  await waitForEvent(child, "spawn");
  let runs = 0;
  const callbackRan = new Promise<void>((resolve) => {
    onParentGone([process.ppid, child.pid ?? 0], () => {
      runs++;
      resolve();
    });
  });
  child.kill("SIGKILL");
  // The check for ended parents does not keep the process alive.
  const keepAlive = setInterval(() => {}, 1_000);
  await waitFor(callbackRan, "the callback has not run");
  clearInterval(keepAlive);
  t.equal(runs, 1);
});
