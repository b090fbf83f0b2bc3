// Tests of the command `replay` with --until, which serves the world of the tape at an input.
import { Agent as Connections } from "node:http";
import { createServer } from "node:net";
import { type Test, test } from "tap";
import { openTapedSession, replayText, tapeOf } from "../../replay/taped-session.ts";
import { Client, ROOT } from "../../support/client.ts";
import { waitForEvent } from "../../support/waiting.ts";
import { runToEnd, start } from "../command.ts";

const OPTIONS = ["--port", "0", "--http-port", "0", "--control-port", "0", "--log-level", "warn"];

/** Serves a tape up to an input. Returns the report, a client of agent 101 with a Guid, and a function that queries the control API. */
async function serve(t: Test, { tape, until, guid }: { tape: string; until: number; guid?: string }, root = ROOT) {
  const argv = ["replay", "-", "--until", String(until), ...OPTIONS, "--certs-dir", t.testdir()];
  const { signal, ended, waitForText } = start(argv, {}, tape);
  const [summary, verdict, ready = ""] = (await waitForText('"ready":true')).split("\n");
  const { http, control } = JSON.parse(ready) as { http: string; control: string };
  const connections = new Connections({ keepAlive: false });
  const ada = new Client(101, Number(new URL(http).port), connections, root);
  ada.guid = guid;
  const query = async (path: string) => (await fetch(`${control}/worlds/${path}`)).text();
  const queryJson = async (path: string) => JSON.parse(await query(path));
  const stop = () => {
    connections.destroy();
    signal("SIGINT");
    return ended;
  };
  return { summary, verdict, ada, query, queryJson, stop };
}

/** Tapes a call that agent 101 answers. Returns the tape, the number of inputs before the call (`until`), and the Guid of the agent. */
async function tapeCall(t: Test) {
  const { signInAgent, send, waitForHeldPolls, world } = await openTapedSession(t);
  const ada = await signInAgent(101, { autoanswer: false });
  await send("PATCH", "/settings", { pollHold: "10s" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  const until = world.center.causes.inputs;
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await held;
  await ada.put("voicecall/{}/answer");
  return { tape: tapeOf(world), until, guid: ada.guid ?? "" };
}

test("the client of the tape continues with its Guid after the last input that was replayed", async (t) => {
  const { tape, until, guid } = await tapeCall(t);
  const { summary, verdict, ada, queryJson, stop } = await serve(t, { tape, until: until + 1, guid });
  t.match(
    summary,
    new RegExp(`^${until + 1} inputs replayed, .*; the world is at 2026-01-05T09:00:00.000Z, its hash is `),
  );
  t.equal(verdict, "Every answer is the same.");
  await ada.put("voicecall/{}/answer");
  t.hasStrict(await queryJson("default/clock"), { mode: "manual", now: "2026-01-05T09:00:00.000Z" });
  const journal = (await queryJson("default/journal")).entries.map(({ operation }: { operation: string }) => operation);
  t.same(journal.slice(-2), ["getAgentEvent", "answer"]);
  t.same((await queryJson(`default/inputs/${until}`)).request.operation, "getAgentEvent");
  t.hasStrict(await stop(), { exitCode: 0, err: "" });
});

test("the tape of the served world begins with the replayed one, and replays to the same state", async (t) => {
  const { tape, until, guid } = await tapeCall(t);
  const { ada, query, queryJson, stop } = await serve(t, { tape, until, guid });
  await ada.get("onlineagent/{}/agentstatus");
  await ada.post("onlineagent/{}/saybusy");
  const continued = await query("default/tape");
  t.equal(continued.split("\n")[until], tape.split("\n")[until]);
  t.match(await replayText(continued), {
    report: { difference: undefined, stopped: undefined },
    hash: (await queryJson("default/hash")).hash,
  });
  await stop();
});

test("ports of faults open again, and the findings of the replay are gone", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t);
  await signInAgent(101);
  await send("POST", "/faults", { effect: { certificate: "expired" } });
  const { queryJson, stop } = await serve(t, { tape: tapeOf(world), until: 999 });
  const { faults } = await queryJson("default/faults");
  t.match(faults, [{ rule: { effect: { certificate: "expired" } }, url: /^https:\/\/127\.0\.0\.1:\d+$/ }]);
  t.same((await queryJson("default/findings")).findings, []);
  await stop();
});

test("a world other than the default one keeps its name", async (t) => {
  const { open } = await openTapedSession(t);
  const tests = await open("tests");
  const { guid } = await tests.signInAgent(101);
  const { ada, queryJson, stop } = await serve(
    t,
    { tape: tapeOf(tests.world), until: 999, guid: guid ?? "" },
    `/w/tests${ROOT}`,
  );
  t.hasStrict(await ada.get("onlineagent/{}/agentstatus"), { retcode: "0" });
  t.hasStrict(await queryJson("default"), { name: "default", scenario: "test", agents: 3 });
  await stop();
});

test("a tape with differences is not served, and neither is a tape with --json", async (t) => {
  const { tape, until } = await tapeCall(t);
  const other = tape.replace('"code":"201"', '"code":"409"');
  const served = ["replay", "-", "--until", String(until + 1), ...OPTIONS, "--certs-dir", t.testdir()];
  t.match(await runToEnd(served, {}, other), { exitCode: 1, out: /The first difference: /, err: /^$/ });
  for (const json of ["--json", "--json=on"]) {
    t.hasStrict(await runToEnd([...served, json], {}, tape), {
      exitCode: 0,
      err: "--port, --http-port, --control-port, --certs-dir, --log-level have no effect: a replay opens ports only with --until, and without --json and --junit.\n",
    });
  }
  t.hasStrict(await runToEnd(["replay", "-", "--seed", "2"], {}, tape), {
    exitCode: 2,
    err: "--seed is not an option of replay; it belongs to serve, run, health\n",
  });
});

test("for a port in use, the exit code is 1, after the report", async (t) => {
  const { tape, until } = await tapeCall(t);
  const other = createServer().listen(0, "127.0.0.1");
  t.teardown(() => other.close());
  await waitForEvent(other, "listening");
  const taken = String((other.address() as { port: number }).port);
  const argv = ["replay", "-", "--until", String(until), "--port", taken, "--certs-dir", t.testdir()];
  t.match(await runToEnd(argv, { CCGW_CONTROL_PORT: "0", CCGW_CLOCK: "wrong" }, tape), {
    exitCode: 1,
    out: /Every answer is the same/,
    err: `Port ${taken} of 127.0.0.1 is in use: set --port to another port, or to 0 for any free one.\n`,
  });
});
