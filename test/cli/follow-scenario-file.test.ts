// Following a scenario file: what changed is played, what is bad is told with its place, and what was there before goes on.
import { unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { followFile } from "../../src/cli/follow-scenario-file.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** Follows a file that says `name: first`; `told` grows by what its world goes on with and by what the log says. */
function follow(t: Test, text = "name: first\n") {
  const file = join(t.testdir({ "shift.yaml": "name: first\n" }), "shift.yaml");
  const told: string[] = [];
  let noticed = (): void => {};
  let heard = (): void => {};
  const tell = (what: string) => {
    told.push(what.replaceAll(file, "shift.yaml"));
    heard();
  };
  const world = {
    async replaceScenario({ name }: Scenario) {
      if (name === "endless") throw new Error("Time stands still.");
      tell(`plays ${name}`);
      return name === "moved" ? ["unchanged until a restart: center.timeZone"] : [];
    },
  };
  const bounds = { maxAgents: 59_899, refuses: () => undefined };
  const watch = (_file: string, changed: () => void) => {
    noticed = changed;
    return () => tell("no longer watched");
  };
  const log = { info: (line: string) => tell(`info ${line}`), warn: (line: string) => tell(`warn ${line}`) };
  const stop = followFile({ file, bytes: Buffer.from(text) }, { ...world, ...bounds }, { watch }, log);
  return {
    told,
    stop,
    write: (now: string) => writeFileSync(file, now),
    remove: () => unlinkSync(file),
    notice: () => noticed(),
    /** Comes when so many things have been told. */
    count: (n: number) =>
      new Promise<void>((resolve) => {
        heard = () => told.length >= n && resolve();
        heard();
      }),
  };
}

const READ_AGAIN = "info shift.yaml was reloaded: its steps begin at the time of the next old step";

test("a change is played, and what only a restart can change is told", async (t) => {
  const { told, stop, write, notice, count } = follow(t);
  write("name: second\n");
  notice();
  await count(2);
  write("name: moved\n");
  notice();
  await count(5);
  t.same(told, [
    "plays second",
    READ_AGAIN,
    "plays moved",
    READ_AGAIN,
    "warn shift.yaml: unchanged until a restart: center.timeZone",
  ]);
  stop();
  t.equal(told.at(-1), "no longer watched");
});

test("a scenario that cannot go on is told, and what was there before is still the one that is played", async (t) => {
  const { told, write, notice, count } = follow(t);
  write("name: endless\n");
  notice();
  await count(2);
  write("name: first\n");
  notice();
  await count(3);
  t.same(told, [
    "warn shift.yaml: Time stands still.",
    "warn shift.yaml cannot be played: the previous scenario continues",
    "info shift.yaml is unchanged: it is the scenario that is playing",
  ]);
});

test("a bad file, or none, keeps what was there before, and says why", async (t) => {
  const { told, write, remove, notice, count } = follow(t);
  write("name: second\nsteps:\n  - wiat: 5s\n");
  notice();
  await count(2);
  t.match(told[0], /^warn shift\.yaml:3:5: unknown step "wiat", did you mean "wait"\?/);
  t.equal(told[1], "warn shift.yaml has a mistake: the previous scenario continues");
  write("name: first\n");
  notice();
  await count(3);
  remove();
  notice();
  await count(4);
  write("name: second\n");
  notice();
  await count(6);
  t.same(told.slice(2), [
    "info shift.yaml is unchanged: it is the scenario that is playing",
    "warn shift.yaml: there is no such file or folder; the previous scenario continues",
    "plays second",
    READ_AGAIN,
  ]);
});

test("a file that was touched and not changed means nothing", async (t) => {
  const { told, write, notice, count } = follow(t);
  notice();
  write("name: second\n");
  notice();
  await count(2);
  notice();
  write("name: third\n");
  notice();
  await count(4);
  t.same(told, ["plays second", READ_AGAIN, "plays third", READ_AGAIN]);
});

test("a change from before it was watched is not missed", async (t) => {
  const { told, count } = follow(t, "name: even earlier\n");
  await count(2);
  t.same(told, ["plays first", READ_AGAIN]);
});
