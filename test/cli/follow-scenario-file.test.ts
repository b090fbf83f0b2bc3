// Tests of reloads of a scenario file: changes are played, and mistakes are logged while the previous scenario continues.
import { unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { followFile } from "../../src/cli/follow-scenario-file.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { EndlessChain } from "../../src/world/lives/long-run.ts";
import { waitFor } from "../support/waiting.ts";

/**
 * Follows a file with `name: first`.
 *
 * @param text the content of the file when the simulator read it
 * @returns functions that change the file; `messages` has the lines of the log and the scenarios that the world plays
 */
function followTestFile(t: Test, text = "name: first\n") {
  const file = join(t.testdir({ "shift.yaml": "name: first\n" }), "shift.yaml");
  const messages: string[] = [];
  let onChange = (): void => {};
  let onMessage = (): void => {};
  const record = (what: string) => {
    messages.push(what.replaceAll(file, "shift.yaml"));
    onMessage();
  };
  const world = {
    async replaceScenario({ name }: Scenario) {
      if (name === "endless") throw new EndlessChain("wait");
      if (name === "stopped") throw new Error("The world has stopped.");
      record(`plays ${name}`);
      return name === "moved" ? ["applied only by a reset: center.timeZone"] : [];
    },
  };
  const bounds = { maxAgents: 59_899, explainTooManyAgents: () => undefined };
  const watch = (_file: string, listener: () => void) => {
    onChange = listener;
    return () => record("no longer watched");
  };
  const log = { info: (line: string) => record(`info ${line}`), warn: (line: string) => record(`warn ${line}`) };
  const stop = followFile({ file, bytes: Buffer.from(text) }, { ...world, ...bounds }, { watch }, log);
  return {
    messages,
    stop,
    write: (content: string) => writeFileSync(file, content),
    remove: () => unlinkSync(file),
    reportChange: () => onChange(),
    /** Waits until there are `count` messages. */
    waitForMessages(count: number): Promise<void> {
      const written = new Promise<void>((resolve) => {
        onMessage = () => messages.length >= count && resolve();
        onMessage();
      });
      return waitFor(written, () => `${messages.length} of ${count} messages have been written`);
    },
  };
}

const RELOADED =
  "info shift.yaml was reloaded: its steps begin when the next old step is due, or now if none waits for a time";

test("a change is played, and changes that need a restart are logged", async (t) => {
  const { messages, stop, write, reportChange, waitForMessages } = followTestFile(t);
  write("name: second\n");
  reportChange();
  await waitForMessages(2);
  write("name: moved\n");
  reportChange();
  await waitForMessages(5);
  t.same(messages, [
    "plays second",
    RELOADED,
    "plays moved",
    RELOADED,
    "warn shift.yaml: applied only by a reset: center.timeZone",
  ]);
  stop();
  t.equal(messages.at(-1), "no longer watched");
});

test("a scenario that cannot continue is logged, and the previous one continues", async (t) => {
  const { messages, write, reportChange, waitForMessages } = followTestFile(t);
  write("name: endless\n");
  reportChange();
  await waitForMessages(2);
  write("name: first\n");
  reportChange();
  await waitForMessages(3);
  t.same(messages, [
    'warn shift.yaml: The clock cannot advance: over 1000000 entries fell due at one instant; the last was "wait". Something schedules itself again without a delay.',
    "warn shift.yaml cannot be played: the previous scenario continues",
    "info shift.yaml again has the scenario that is playing",
  ]);
});

test("a world that an error has stopped plays no other scenario", async (t) => {
  const { messages, write, reportChange, waitForMessages } = followTestFile(t);
  write("name: stopped\n");
  reportChange();
  await waitForMessages(2);
  t.same(messages, ["warn shift.yaml: The world has stopped.", "warn shift.yaml cannot be played"]);
});

test("a wrong or missing file is logged, and the previous scenario continues", async (t) => {
  const { messages, write, remove, reportChange, waitForMessages } = followTestFile(t);
  write("name: second\nsteps:\n  - wiat: 5s\n");
  reportChange();
  await waitForMessages(2);
  t.match(messages[0], /^warn shift\.yaml:3:5: unknown step "wiat", did you mean "wait"\?/);
  t.equal(messages[1], "warn shift.yaml has a mistake: the previous scenario continues");
  write("name: first\n");
  reportChange();
  await waitForMessages(3);
  remove();
  reportChange();
  await waitForMessages(4);
  write("name: second\n");
  reportChange();
  await waitForMessages(6);
  t.same(messages.slice(2), [
    "info shift.yaml again has the scenario that is playing",
    "warn shift.yaml: there is no such file or folder; the previous scenario continues",
    "plays second",
    RELOADED,
  ]);
});

test("a missing file is logged once, after any number of changes", async (t) => {
  const { messages, write, remove, reportChange, waitForMessages } = followTestFile(t);
  remove();
  reportChange();
  await waitForMessages(1);
  reportChange();
  reportChange();
  write("name: second\n");
  reportChange();
  await waitForMessages(3);
  t.same(messages, [
    "warn shift.yaml: there is no such file or folder; the previous scenario continues",
    "plays second",
    RELOADED,
  ]);
});

test("a file with the same content is not reloaded", async (t) => {
  const { messages, write, reportChange, waitForMessages } = followTestFile(t);
  reportChange();
  write("name: second\n");
  reportChange();
  await waitForMessages(2);
  reportChange();
  write("name: third\n");
  reportChange();
  await waitForMessages(4);
  t.same(messages, ["plays second", RELOADED, "plays third", RELOADED]);
});

test("a change before the file was watched is played", async (t) => {
  const { messages, waitForMessages } = followTestFile(t, "name: even earlier\n");
  await waitForMessages(2);
  t.same(messages, ["plays first", RELOADED]);
});
