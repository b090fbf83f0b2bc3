// Tests of reports of a run for people and programs: lines of outcomes, progress bar and summary.
import { test } from "tap";
import type { RunReport } from "../../../src/cli/run/run-report.ts";
import { openRunReporter } from "../../../src/cli/run/run-reporter.ts";

const START = Date.UTC(2026, 0, 5, 9);
const WORLD = { scenario: { name: "early shift" }, seed: 42 };
const PASSED = {
  at: START + 1_500,
  line: 7,
  step: "waitFor",
  expected: "agent 101 is idle within 60s",
  passed: true,
  actual: undefined,
};
const FAILED = {
  at: START + 36_000_000,
  line: 112,
  step: "expect",
  expected: "agent 101 has answernums 5",
  passed: false,
  actual: "it has 4",
};
const REPORT: RunReport = {
  name: "early shift",
  seed: 42,
  start: "2026-01-05T09:00:00.000Z",
  end: "2026-01-05T19:00:00.000Z",
  ended: "over",
  outcomes: [PASSED, FAILED].map(({ actual, ...outcome }) => ({
    ...outcome,
    at: new Date(outcome.at).toISOString(),
    actual: actual ?? null,
  })),
  findings: [],
  agents: [],
  queues: [{ id: 25, name: "Support", waiting: 1, arrived: 12, answered: 9, abandoned: 2, turnedAway: 0 }],
};

/** Opens a reporter on a terminal or on pipes; `written` is its output. */
function openReporter(isTTY: boolean, { json = false, waitForClient = false, environment = {} } = {}) {
  const written = { out: "", err: "" };
  const createOutput = (name: "out" | "err") => ({
    isTTY,
    write(text: string) {
      written[name] += text;
    },
  });
  const reporter = openRunReporter(
    { json, waitForClient, junit: undefined, for: undefined, failOn: undefined, trace: false },
    { out: createOutput("out"), err: createOutput("err"), environment },
  );
  return { reporter, written };
}

test("the report for people prints all outcomes after its first line, even those added before it", async (t) => {
  const { reporter, written } = openReporter(false);
  reporter.addOutcome(PASSED);
  reporter.begin(WORLD, START);
  reporter.showProgress(30_000, 60_000);
  reporter.addOutcome(FAILED);
  reporter.end(REPORT, 124);
  t.equal(
    written.out,
    `Playing "early shift": seed 42, from 2026-01-05T09:00:00Z.
  passed  0:00:01.500   line 7    agent 101 is idle within 60s
  FAILED  10:00:00      line 112  agent 101 has answernums 5
                                  but it has 4
  queue 25 (Support): 12 arrived, 9 answered, 2 abandoned, 1 waiting
Ended after 10:00:00, at the end of its steps.
1 of 2 expectations failed. Seed 42; took 0.12 s.
`,
  );
  t.equal(written.err, "");
});

test("on a terminal verdicts are colored, and a progress bar is removed before each line", async (t) => {
  const { reporter, written } = openReporter(true);
  reporter.begin(WORLD, START);
  reporter.showProgress(36_000_000, 72_000_000);
  reporter.addOutcome(PASSED);
  reporter.showProgress(3_600_500, undefined);
  reporter.end(REPORT, 124);
  t.match(written.out, "\u001b[32mpassed\u001b[39m  0:00:01.500");
  t.equal(
    written.err,
    "\r[###############...............]  50 %, 10:00:00 of 20:00:00\u001b[K\r\u001b[K\rPlaying: 1:00:00\u001b[K\r\u001b[K",
  );
});

test("NO_COLOR turns colors off, --wait-for-client the progress bar, and --json both", async (t) => {
  const plain = openReporter(true, { environment: { NO_COLOR: "1" }, waitForClient: true });
  plain.reporter.begin(WORLD, START);
  plain.reporter.showProgress(1, 2);
  plain.reporter.addOutcome(FAILED);
  t.match(plain.written, { out: "\n  FAILED  10:00:00 ", err: /^$/ });
  const programs = openReporter(true, { json: true });
  programs.reporter.begin(WORLD, START);
  programs.reporter.showProgress(1, 2);
  programs.reporter.addOutcome(FAILED);
  programs.reporter.end(REPORT, 124);
  t.same(programs.written, { out: `${JSON.stringify(REPORT)}\n`, err: "" });
});
