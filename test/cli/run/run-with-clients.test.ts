// Tests of the command `run` with real clients: ready line, report, findings, exit codes and signals.
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { type Test, test } from "tap";
import { waitFor } from "../../support/waiting.ts";
import { start } from "../command.ts";

const SCENARIO = `clock: manual
center: { agents: [{ id: 101, name: Ada }] }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 1h }
`;

/** Starts a run of a scenario, given as its text, that waits for clients. */
function startRun(t: Test, text: string, ...options: string[]) {
  const folder = t.testdir({ "shift.yaml": text });
  const withClients = [
    "--wait-for-client",
    "--port",
    "0",
    "--control-port",
    "off",
    "--certs-dir",
    join(folder, "certs"),
  ];
  return start(["run", join(folder, "shift.yaml"), ...withClients, ...options]);
}

/** Signs agent 101 in, and waits for the answer. */
function signIn({ gateway, ca }: { gateway: string; ca: string }, path = "101"): Promise<void> {
  const answered = new Promise<void>((resolve, reject) => {
    const url = `${gateway}/agentgateway/resource/onlineagent/${path}`;
    request(url, { ca: readFileSync(ca), method: "PUT", agent: false }, (response) => {
      response.resume().on("end", resolve);
    })
      .on("error", reject)
      .end(JSON.stringify({ password: "secret", phonenum: "40038" }));
  });
  return waitFor(answered, `the sign-in at onlineagent/${path} has no answer`);
}

/** Signs agent 101 in with two mistakes: without a Content-Type, and with an outdated interface. */
const signInWithMistakes = (addresses: { gateway: string; ca: string }) => signIn(addresses, "101/forceloginex");

test("a run whose expectations pass prints the ready line and the report, and exits with 0", async (t) => {
  const { ready, ended } = startRun(t, SCENARIO, "--log-format", "json");
  await signIn(JSON.parse(await ready));
  const { exitCode, out, err } = await ended;
  const [, ...report] = out.split("\n");
  t.match(
    report.join("\n"),
    /^Playing "shift": seed 1, from 2026-01-05T09:00:00Z\.\n {2}passed {2}0:00:00 .* agent 101 is idle within 1h\n/,
  );
  t.hasStrict(JSON.parse(err), { operation: "login", agent: 101, retcode: "0" });
  t.equal(exitCode, 0);
});

test("findings are reported, and fail the run with --fail-on", async (t) => {
  const file = join(t.testdir(), "shift.xml");
  const reporting = startRun(t, SCENARIO, "--log-format", "json", "--log-level", "silent");
  await signInWithMistakes(JSON.parse(await reporting.ready));
  const { exitCode, out } = await reporting.ended;
  t.match(
    out,
    `  found   warning  The client of agent 101 sent no Content-Type, last with forceLoginEx. (content-type-missing)
                   Send Content-Type application/json; charset=UTF-8 with every request, with or without a body (cec_07_1269).
  found   note     The client of agent 101 used outdated interfaces, once: forceLoginEx. (outdated-operation)
`,
  );
  t.match(out, "\nFindings: 1 warning, 2 notes.\n");
  t.equal(exitCode, 0);

  const failing = startRun(t, SCENARIO, "--json", "--log-level", "warn", "--fail-on", "warning", "--junit", file);
  await signInWithMistakes(JSON.parse(await failing.waitForText("\n", "err")));
  const failed = await failing.ended;
  t.equal(failed.exitCode, 1);
  t.hasStrict(JSON.parse(failed.out).findings, [
    { kind: "content-type-missing", severity: "warning", agent: 101, times: 1, entries: [1], fails: true },
    { kind: "outdated-operation", severity: "note", page: null, fails: false },
    { kind: "signed-in-at-end", severity: "note", first: "2026-01-05T09:00:00.000Z", fails: false },
  ]);
  t.match(readFileSync(file, "utf8"), ' tests="4" failures="1" ');

  const passing = startRun(t, SCENARIO, "--json", "--log-level", "warn", "--fail-on", "error");
  await signInWithMistakes(JSON.parse(await passing.waitForText("\n", "err")));
  t.equal((await passing.ended).exitCode, 0);
});

test("with --json, stdout has only the report", async (t) => {
  const { waitForText, ended } = startRun(t, SCENARIO, "--json", "--log-level", "warn");
  await signIn(JSON.parse(await waitForText("\n", "err")));
  const { exitCode, out } = await ended;
  t.hasStrict(JSON.parse(out), { ended: "over", outcomes: [{ passed: true }], agents: [{ id: 101, state: "idle" }] });
  t.equal(exitCode, 0);
});

test("a run without a client ends when its time is over, at the speed of the clock", async (t) => {
  const fast = await startRun(t, SCENARIO.replace("manual", "86400x"), "--log-level", "silent").ended;
  t.match(fast.out, "FAILED  1:00:00       line 4    agent 101 is idle within 1h");
  t.match(fast.out, /Ended after \d+:\d\d:\d\d[.\d]*, at the end of its steps\./);
  t.equal(fast.exitCode, 1);
  const short = await startRun(t, SCENARIO.replace("manual", "1x"), "--for", "20ms", "--log-level", "silent").ended;
  t.match(short.out, /Ended after \d+:\d\d:\d\d[.\d]*, because its time was over\.\n/);
  t.equal(short.exitCode, 0);
});

test("a signal ends the run and closes its ports", async (t) => {
  const { ready, signal, ended } = startRun(t, SCENARIO, "--log-format", "json", "--log-level", "silent");
  const { gateway, ca } = JSON.parse(await ready);
  signal("SIGTERM");
  const { exitCode, out } = await ended;
  t.match(out, "Ended after 0:00:00, because it was stopped.\n");
  t.equal(exitCode, 143);
  await t.rejects(signIn({ gateway, ca }), { code: "ECONNREFUSED" });
});

test("a wrong port option is an error, and nothing is played", async (t) => {
  t.same(await startRun(t, SCENARIO, "--control-port", "9000", "--port", "9000").ended, {
    exitCode: 2,
    out: "",
    err: "--port and --control-port are both 9000: use different ports, or 0 for a free one\n",
  });
});
