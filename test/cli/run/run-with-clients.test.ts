// The command run with a real client: doors are open while it lasts, and what the client does is what is expected of it.
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { type Test, test } from "tap";
import { start } from "../command.ts";

const SCENARIO = `clock: manual
center: { agents: [{ id: 101, name: Ada }] }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 1h }
`;

function launch(t: Test, text: string, ...options: string[]) {
  const folder = t.testdir({ "shift.yaml": text });
  const doors = ["--wait-for-client", "--port", "0", "--control-port", "off", "--certs-dir", join(folder, "certs")];
  return start(["run", join(folder, "shift.yaml"), ...doors, ...options]);
}

/** Signs agent 101 in, as its client does. */
function signIn({ gateway, ca }: { gateway: string; ca: string }, path = "101"): Promise<void> {
  return new Promise((resolve, reject) => {
    const url = `${gateway}/agentgateway/resource/onlineagent/${path}`;
    request(url, { ca: readFileSync(ca), method: "PUT", agent: false }, (response) => {
      response.resume().on("end", resolve);
    })
      .on("error", reject)
      .end(JSON.stringify({ password: "secret", phonenum: "40038" }));
  });
}

test("the client comes, and all holds: a ready line, then the account", async (t) => {
  const { ready, ended } = launch(t, SCENARIO, "--log-format", "json");
  await signIn(JSON.parse(await ready));
  const { exitCode, out, err } = await ended;
  const [, ...account] = out.split("\n");
  t.match(
    account.join("\n"),
    /^Playing "shift": seed 1, from 2026-01-05T09:00:00Z\.\n {2}passed {2}0:00:00 .* agent 101 is idle within 1h\n/,
  );
  t.match(JSON.parse(err), { operation: "login", agent: 101, retcode: "0" });
  t.equal(exitCode, 0);
});

/** Signs agent 101 in as a client does that has read nothing: without a Content-Type, and by an outdated interface. */
const mistaken = (doors: { gateway: string; ca: string }) => signIn(doors, "101/forceloginex");

test("what the client did wrong is told; with --fail-on the run fails for it", async (t) => {
  const file = join(t.testdir(), "shift.xml");
  const told = launch(t, SCENARIO, "--log-format", "json", "--log-level", "silent");
  await mistaken(JSON.parse(await told.ready));
  const { exitCode, out } = await told.ended;
  t.match(
    out,
    `  found   warning  The client of agent 101 sent no Content-Type, with forceLoginEx at last. (content-type-missing)
                   Every request carries Content-Type, application/json; charset=UTF-8, whether or not it has a body (cec_07_1269).
  found   note     The client of agent 101 used outdated interfaces, once: forceLoginEx. (outdated-operation)
`,
  );
  t.match(out, "\nFindings: 1 warning, 2 notes.\n");
  t.equal(exitCode, 0);

  const failing = launch(t, SCENARIO, "--json", "--log-level", "warn", "--fail-on", "warning", "--junit", file);
  await mistaken(JSON.parse(await failing.shows("\n", "err")));
  const failed = await failing.ended;
  t.equal(failed.exitCode, 1);
  t.match(JSON.parse(failed.out).findings, [
    { kind: "content-type-missing", severity: "warning", agent: 101, times: 1, entries: [1], fails: true },
    { kind: "outdated-operation", severity: "note", page: null, fails: false },
    { kind: "signed-in-at-end", severity: "note", first: "2026-01-05T09:00:00.000Z", fails: false },
  ]);
  t.match(readFileSync(file, "utf8"), ' tests="4" failures="1" ');

  const passing = launch(t, SCENARIO, "--json", "--log-level", "warn", "--fail-on", "error");
  await mistaken(JSON.parse(await passing.shows("\n", "err")));
  t.equal((await passing.ended).exitCode, 0);
});

test("for programs the ready line and the log are not where the account is", async (t) => {
  const { shows, ended } = launch(t, SCENARIO, "--json", "--log-level", "warn");
  await signIn(JSON.parse(await shows("\n", "err")));
  const { exitCode, out } = await ended;
  t.match(JSON.parse(out), { ended: "over", outcomes: [{ passed: true }], agents: [{ id: 101, state: "idle" }] });
  t.equal(exitCode, 0);
});

test("no client comes: the run ends when its time is over, at the pace of the clock", async (t) => {
  const fast = await launch(t, SCENARIO.replace("manual", "86400x"), "--log-level", "silent").ended;
  t.match(fast.out, "FAILED  1:00:00       line 4    agent 101 is idle within 1h");
  t.match(fast.out, /Ended after \d+:\d\d:\d\d[.\d]*, at the end of its steps\./);
  t.equal(fast.exitCode, 1);
  const short = await launch(t, SCENARIO.replace("manual", "1x"), "--for", "20ms", "--log-level", "silent").ended;
  t.match(short.out, /Ended after 0:00:0\d\.\d+, because its time was over\.\n/);
  t.equal(short.exitCode, 0);
});

test("a signal ends it, and the doors are shut", async (t) => {
  const { ready, signal, ended } = launch(t, SCENARIO, "--log-format", "json", "--log-level", "silent");
  const { gateway, ca } = JSON.parse(await ready);
  signal("SIGTERM");
  const { exitCode, out } = await ended;
  t.match(out, "Ended after 0:00:00, because it was stopped.\n");
  t.equal(exitCode, 143);
  await t.rejects(signIn({ gateway, ca }), { code: "ECONNREFUSED" });
});

test("a bad option of a door plays nothing", async (t) => {
  t.same(await launch(t, SCENARIO, "--control-port", "9000", "--port", "9000").ended, {
    exitCode: 2,
    out: "",
    err: "--port and --control-port are both 9000: use different ports, or 0 for a free one\n",
  });
});
