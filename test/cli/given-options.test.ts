// Tests of options whose values come from a file or belong to a scenario: --control-token-file and --set.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { ANY_PORTS, runToEnd, start } from "./command.ts";

test("the control token can be in a file, and the control API then requires it", async (t) => {
  const file = join(t.testdir({ certs: {} }), "token");
  writeFileSync(file, "a-secret\n");
  const { ready, signal, ended } = start([
    ...ANY_PORTS,
    ...["--control-token-file", file, "--certs-dir", join(t.testdirName, "certs")],
  ]);
  const { control } = JSON.parse(await ready);
  const fetchStatus = async (headers: Record<string, string>) => (await fetch(`${control}/worlds`, { headers })).status;
  t.strictSame([await fetchStatus({}), await fetchStatus({ Authorization: "Bearer a-secret" })], [401, 200]);
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("a token file that is missing or has no token, and two tokens, are refused without showing a token", async (t) => {
  const file = join(t.testdir(), "token");
  const serve = (...options: string[]) => runToEnd([...ANY_PORTS, ...options]);
  t.strictSame(await serve("--control-token-file", file), {
    exitCode: 2,
    out: "",
    err: `--control-token-file: "${file}" cannot be read: there is no such file or folder\n`,
  });
  writeFileSync(file, "two words\n");
  t.strictSame(await serve("--control-token-file", file), {
    exitCode: 2,
    out: "",
    err: `--control-token-file: "${file}" has no valid token: use one line of letters, digits and other visible ASCII characters, no spaces\n`,
  });
  t.strictSame(await serve("--control-token-file", file, "--control-token", "x"), {
    exitCode: 2,
    out: "",
    err: "--control-token is given with --control-token-file: leave out one of the two\n",
  });
});

test("--set sets settings of each type in the default world, and overrides CCGW_SET", async (t) => {
  const set = [
    "pollHold=2s",
    "supervision=off",
    "agentIdMax=999999",
    "phoneAlertingContent=object",
    "operationResult={}",
  ];
  const options = set.flatMap((written) => ["--set", written]);
  const { ready, signal, ended } = start([...ANY_PORTS, ...options, "--certs-dir", t.testdir()], {
    CCGW_SET: "pollHold=9s",
  });
  const { control } = JSON.parse(await ready);
  const settings = (await (await fetch(`${control}/worlds/default/settings`)).json()) as Record<string, unknown>;
  const { pollHold, supervision, agentIdMax, phoneAlertingContent, operationResult } = settings;
  t.strictSame(
    [pollHold, supervision, agentIdMax, phoneAlertingContent, operationResult],
    ["2s", "off", 999_999, "object", {}],
  );
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("a run has the settings of --set, which override the environment and the scenario", async (t) => {
  const scenario = `name: Picking up
settings: { phonePickUp: 1s }
center: { queues: [{ id: 25 }], agents: [{ id: 101, queues: [25] }] }
steps:
  - call: { to: { queue: 25 } }
  - waitFor: { agent: 101, state: talking, timeout: 10s }
`;
  const run = (set: string) => runToEnd(["run", "-", "--set", set], { CCGW_SET: "phonePickUp=2s" }, scenario);
  t.strictSame([(await run("phonePickUp=3s")).exitCode, (await run("phonePickUp=30s")).exitCode], [0, 1]);
});

test("the error about a wrong setting names the nearest one, and the error about a wrong value the accepted ones", async (t) => {
  const serve = (...set: string[]) => runToEnd([...ANY_PORTS, ...set.flatMap((written) => ["--set", written])]);
  const { exitCode, err } = await serve("polHold=2s", "flowControl=strict", "tapeLength=many");
  t.equal(exitCode, 2);
  const [value, number, name, ...rest] = err.trimEnd().split("\n");
  t.strictSame(
    [value, number, ...rest],
    [
      '--set: flowControl: unknown flowControl "strict": a flowControl is one of off, observe, enforce, slow',
      '--set: tapeLength: "many" is not a valid tapeLength: use a whole number from 0 to 1000000; 0 keeps no tape',
    ],
  );
  t.match(name, /^--set: unknown setting "polHold", did you mean "pollHold"\? A setting is one of authMode, /);
  t.equal(
    (await serve("pollHold")).err,
    '--set: "pollHold" is not a valid list of settings: use NAME=VALUE, such as pollHold=30s; several are separated by commas\n',
  );
});
