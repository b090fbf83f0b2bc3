// Tests of the command `run` without clients: its reports, its end, and its exit codes.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { ANY_PORTS, runToEnd, start } from "../command.ts";

const PASSING = `name: one answered call
seed: 42
center: { queues: [{ id: 25, name: Support }], agents: [{ id: 101, name: Ada, queues: [25] }] }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 60s }
  - call: { to: { queue: 25 } }
  - wait: 90s
  - hangUp: { by: customer }
  - expect: { agent: 101, statistics: { answernums: 1, talktime: 87 } }
`;
const FAILING = `${PASSING}  - expect: { queue: 25, answered: 2 }\n`;

/** Writes a scenario into a file. Returns its path. */
function writeScenario(t: Test, text: string): string {
  return join(t.testdir({ "shift.yaml": text }), "shift.yaml");
}

/** Runs the text of a scenario. */
function run(t: Test, text: string, ...options: string[]) {
  return runToEnd(["run", writeScenario(t, text), ...options]);
}

/** Returns a report with 0 s in place of the duration of the run. */
const maskDuration = (out: string) => out.replace(/took [\d.]+ s/, "took 0 s");

test("a run whose expectations pass prints a report for people and exits with 0", async (t) => {
  const { exitCode, out, err } = await run(t, PASSING);
  t.equal(
    maskDuration(out),
    `Playing "one answered call": seed 42, from 2026-01-05T09:00:00Z.
  passed  0:00:00       line 5    agent 101 is idle within 1m
  passed  0:01:30       line 9    agent 101 has talktime 87 and answernums 1
  queue 25 (Support): 1 arrived, 1 answered, 0 abandoned, 0 waiting
Ended after 0:01:30, at the end of its steps.
All 2 expectations passed. Seed 42; took 0 s.
`,
  );
  t.same({ exitCode, err }, { exitCode: 0, err: "" });
});

test("a failed expectation is reported with the actual value, as text and as JUnit XML, with exit code 1", async (t) => {
  const file = join(t.testdir(), "reports/shift.xml");
  const { exitCode, out, err } = await run(t, FAILING, "--junit", file);
  t.match(
    out,
    "  FAILED  0:01:30       line 10   queue 25 has 2 answered\n                                  but it has 1 answered\n",
  );
  t.match(maskDuration(out), /1 of 3 expectations failed\. Seed 42; took 0 s\.\n$/);
  t.same({ exitCode, err }, { exitCode: 1, err: "" });
  t.match(readFileSync(file, "utf8"), '<failure message="it has 1 answered" type="expect">line 10: expected that');
});

test("--json prints one object, which is the same in every run", async (t) => {
  const { exitCode, out, err } = await run(t, FAILING, "--json");
  t.same({ exitCode, err }, { exitCode: 1, err: "" });
  t.equal((await run(t, FAILING, "--json")).out, out);
  const { agents, ...report } = JSON.parse(out);
  t.same(report, {
    name: "one answered call",
    seed: 42,
    start: "2026-01-05T09:00:00.000Z",
    end: "2026-01-05T09:01:30.000Z",
    ended: "over",
    outcomes: [
      {
        at: "2026-01-05T09:00:00.000Z",
        line: 5,
        step: "waitFor",
        expected: "agent 101 is idle within 1m",
        passed: true,
        actual: null,
      },
      {
        at: "2026-01-05T09:01:30.000Z",
        line: 9,
        step: "expect",
        expected: "agent 101 has talktime 87 and answernums 1",
        passed: true,
        actual: null,
      },
      {
        at: "2026-01-05T09:01:30.000Z",
        line: 10,
        step: "expect",
        expected: "queue 25 has 2 answered",
        passed: false,
        actual: "it has 1 answered",
      },
    ],
    findings: [],
    queues: [
      { id: 25, name: "Support", waiting: 0, arrived: 1, answered: 1, abandoned: 0, turnedAway: 0, answeredInTime: 1 },
    ],
  });
  t.hasStrict(agents, [
    { id: 101, name: "Ada", state: "idle", statistics: { talktime: 87, answernums: 1, busytime: 0 } },
  ]);
});

test("seed and start of the command line override the file", async (t) => {
  const { out } = await run(t, PASSING, "--json", "--seed", "7", "--start", "2026-03-29T00:00:00+01:00");
  t.hasStrict(JSON.parse(out), { seed: 7, start: "2026-03-28T23:00:00.000Z", end: "2026-03-28T23:01:30.000Z" });
  const fromFile = await run(t, `${PASSING}start: 2026-02-01T08:00:00Z\n`, "--json");
  t.hasStrict(JSON.parse(fromFile.out), { seed: 42, start: "2026-02-01T08:00:00.000Z" });
});

test("an endless scenario is played for its duration, for an hour, or for --for", async (t) => {
  const endless = "steps: [{ repeat: { steps: [{ wait: 7m }] } }]\n";
  const endOf = async (text: string, ...options: string[]) => {
    const { exitCode, out } = await run(t, text, "--json", ...options);
    const { end, ended } = JSON.parse(out);
    return [exitCode, end.slice(11, 19), ended];
  };
  t.same(await endOf(endless), [0, "10:00:00", "time"]);
  t.same(await endOf(`duration: 90m\n${endless}`), [0, "10:30:00", "time"]);
  t.same(await endOf(`duration: 90m\n${endless}`, "--for", "8h"), [0, "17:00:00", "time"]);
  const traffic = "traffic: { queue: 25, callsPerHour: 60, talk: 1m }";
  t.same(await endOf(`steps: [{ ${traffic} }]\n`), [0, "10:00:00", "time"]);
  t.same(await endOf(`steps: [{ ${traffic} }, { wait: 2h }]\n`), [0, "11:00:00", "time"]);
  t.same(await endOf("steps: [{ wait: 2h }]\n"), [0, "11:00:00", "over"]);
  const chats = "queue: 30, chatsPerHour: 60, texts: [Hello]";
  const writeCenter = (more: string) => `center: { queues: [{ id: 30, media: chat }], ${more} }\n`;
  t.same(await endOf(`${writeCenter("agents: []")}steps: [{ chatTraffic: { ${chats} } }]\n`), [0, "10:00:00", "time"]);
  t.same(await endOf(writeCenter(`chats: [{ ${chats} }]`)), [0, "10:00:00", "time"]);
  t.same(await endOf("duration: 1m\nsteps: [{ wait: 2h }]\n"), [0, "11:00:00", "over"]);
  t.same(await endOf("steps: [{ wait: 2h }]\n", "--for", "10m"), [0, "09:10:00", "time"]);
});

test("a step that still waits at the end fails", async (t) => {
  const wait = "{ waitFor: { agent: 101, state: rest } }";
  const { exitCode, out } = await run(t, `steps: [${wait}, { wait: 5m }]\n`);
  t.match(out, "  FAILED  0:00:00       line 1    agent 101 is at rest");
  t.match(out, "Ended after 0:00:00, because nothing more could happen.\nThe only expectation failed.");
  t.equal(exitCode, 1);
  const shortened = await run(t, `steps: [${wait}]\n`, "--for", "10m");
  t.equal(shortened.exitCode, 0);
  const byDuration = `duration: 10m\nsteps: [{ traffic: { queue: 25, callsPerHour: 60, talk: 1m } }, ${wait}]\n`;
  t.equal((await run(t, byDuration)).exitCode, 1);
  // The last round of an endless repeat is always cut short, so its steps cannot fail.
  t.equal((await run(t, `steps: [{ repeat: { steps: [${wait}] } }]\n`)).exitCode, 0);
});

test("an endless loop of steps is reported", async (t) => {
  const state = "{ agent: 101, state: busy, then: [{ wait: 5s }], otherwise: [] }";
  const { exitCode, out, err } = await run(t, `steps: [{ wait: 1m }, { repeat: { steps: [{ when: ${state} }] } }]\n`);
  t.same({ exitCode, out }, { exitCode: 2, out: 'Playing "shift": seed 1, from 2026-01-05T09:00:00Z.\n' });
  t.match(err, /^The scenario cannot continue\. The clock cannot advance: [^\n]+\n$/);
});

test("an unreadable scenario or an unwritable report is an error, and nothing is played", async (t) => {
  t.hasStrict(await runToEnd(["run", "defualt"]), { exitCode: 2, out: "" });
  t.hasStrict(await run(t, "steps: [{ wiat: 5s }]\n"), { exitCode: 2, out: "" });
  const folder = t.testdir({ file: "" });
  t.same(await runToEnd(["run", "default", "--junit", `${folder}/file/shift.xml`]), {
    exitCode: 2,
    out: "",
    err: `--junit: ${folder}/file/shift.xml: a part of the path is not a folder\n`,
  });
  const noSpace = { exitCode: 2, err: "--junit: /dev/full: no space is left on the device\n" };
  if (existsSync("/dev/full")) t.match(await runToEnd(["run", "manual-answer", "--junit", "/dev/full"]), noSpace);
  t.same(await runToEnd(["run", "default", "--junit", folder]), {
    exitCode: 2,
    out: "",
    err: `--junit: ${folder}: it is a folder, not a file\n`,
  });
});

test("a scenario that cannot be played empties the report of an earlier run", async (t) => {
  const folder = t.testdir({ "shift.yaml": "steps: [{ wiat: 5s }]\n", "shift.xml": "<testsuites/>" });
  const argv = ["run", `${folder}/shift.yaml`, "--junit", `${folder}/shift.xml`];
  t.hasStrict(await runToEnd(argv), { exitCode: 2 });
  t.equal(readFileSync(`${folder}/shift.xml`, "utf8"), "");
});

test("port options have no effect without clients, which causes a warning", async (t) => {
  const { exitCode, err } = await run(t, PASSING, ...ANY_PORTS, "--clock", "60x", "--max-agents", "50");
  t.equal(exitCode, 0);
  t.equal(
    err,
    "--port, --control-port, --clock have no effect: without --wait-for-client a run opens no ports and does not wait for its clock.\n",
  );
});

test("--fail-on has no effect without clients, which causes a warning", async (t) => {
  const { exitCode, err } = await run(t, PASSING, "--fail-on", "warning");
  t.equal(exitCode, 0);
  t.equal(err, "--fail-on has no effect: without --wait-for-client there are no clients and no findings.\n");
  t.same(await run(t, PASSING, "--fail-on", "note"), {
    exitCode: 2,
    out: "",
    err: '--fail-on: unknown severity "note": a severity is one of warning, error\n',
  });
});

test("a fault opens no port without clients, which causes a warning", async (t) => {
  const { exitCode, err } = await run(t, `${PASSING}  - fault: { for: 10m, effect: { certificate: expired } }\n`);
  t.strictSame(
    [exitCode, err],
    [
      0,
      "Without clients no port is opened for fault 1. Until 2026-01-05T09:11:30.000Z, all connections to a separate port get an expired certificate.\n",
    ],
  );
});

test("a signal ends a run early with a report", async (t) => {
  const { ended, signal, ready } = start(["run", "default", "--for", "3650d"]);
  await ready;
  signal("SIGINT");
  const { exitCode, out } = await ended;
  t.match(out, /Ended after \d+:\d\d:\d\d[.\d]*, because it was stopped\.\n/);
  t.equal(exitCode, 130);
});
