// Tests of `serve --mode shadow`: the answers of the real gateway, the twin in the control API, and the log.
import { type Test, test } from "tap";
import { runToEnd } from "../cli/command.ts";
import { openGateway } from "../support/gateway.ts";
import { openPass, openRawServer, sendRaw } from "./open-pass.ts";

/** Returns a function that sends requests to a gateway with the newest Guid, and returns the bodies of answers. */
function createClient(http: string) {
  let guid = "";
  return async (method: string, path: string, body?: object, through = http): Promise<string> => {
    const headers = { "Content-Type": "application/json", ...(guid === "" ? {} : { Guid: guid }) };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${through}/agentgateway/resource/${path}`, init);
    guid = answer.headers.get("Guid") ?? guid;
    return answer.text();
  };
}

/** The journal as the control API returns it. */
interface Journal {
  readonly entries: readonly object[];
}

const SIGN_IN = { password: "secret", phonenum: "40101" };

/** Runs a shadow of a gateway whose answers have no empty results. */
async function openShadowed(t: Test, scenario?: string) {
  const { port, world } = await openGateway(t, { settings: { operationResult: "absent" } });
  const more = ["--mode", "shadow", ...(scenario === undefined ? [] : [scenario])];
  const shadowed = await openPass(t, `http://127.0.0.1:${port}`, more, t.testdir({}));
  return { ...shadowed, world, send: createClient(shadowed.http) };
}

test("clients get the answers of the real gateway, and each difference is a line of the log", async (t) => {
  const { send, world, waitForText, control, stop, readExchanges } = await openShadowed(t);
  t.match(await send("PUT", "onlineagent/101", SIGN_IN), /"retcode":"0"/);
  t.equal(await send("POST", "onlineagent/101/saybusy"), '{"message":"success","retcode":"0"}');
  t.match(
    await waitForText("onlineagent/sayBusy: L1"),
    /"level":40,.*"shadow: onlineagent\/sayBusy: L1 result: real absent, simulator \{\} \(exchange 2\)"/,
  );
  t.equal(world.center.state.agents.get(101)?.session?.state.name, "busy");
  const twin = await (await fetch(`${control}/worlds/default/agents/101`)).json();
  t.hasStrict(twin, { id: 101, state: "busy" });
  const { entries } = (await (await fetch(`${control}/worlds/default/journal?operation=sayBusy`)).json()) as Journal;
  t.hasStrict(entries, [
    {
      retcode: "0",
      answer: { text: '{"message":"success","retcode":"0","result":{}}' },
      real: {
        status: 200,
        retcode: "0",
        answer: { text: '{"message":"success","retcode":"0"}', bytes: 35, sha256: null },
        differences: [{ level: "L1", path: "result", real: "absent", simulated: "{}" }],
      },
    },
  ]);
  t.match(await send("GET", "agentevent/101"), /"eventType":"/);
  const { exitCode, out } = await stop();
  t.equal(exitCode, 0);
  t.match(out, "shadow: 2 answers and 1 event were compared, with 1 difference at 1 place");
  t.equal(readExchanges().length, 3);
});

test("the twin refuses a password if the real gateway does, without a check", async (t) => {
  const { send, stop } = await openShadowed(t);
  t.match(await send("PUT", "onlineagent/101", { ...SIGN_IN, password: "wrong" }), /"retcode":"100-004"/);
  t.match(await send("PUT", "onlineagent/101", SIGN_IN), /"retcode":"0"/);
  const { out } = await stop();
  t.notMatch(out, /L\d retcode/);
  t.match(out, /shadow: 2 answers and/);
});

test("an agent who had signed in before the shadow began has a session in the twin too", async (t) => {
  const { port } = await openGateway(t);
  const direct = createClient(`http://127.0.0.1:${port}`);
  await direct("PUT", "onlineagent/101", SIGN_IN);
  const { http, stop } = await openPass(t, `http://127.0.0.1:${port}`, ["--mode", "shadow"]);
  t.match(await direct("GET", "onlineagent/101/agentstatus", undefined, http), /"retcode":"0"/);
  const { out } = await stop();
  t.match(out, /shadow: inferred: agent 101 had signed in before/);
  t.match(out, /shadow: 1 answer and 0 events were compared, with 0 differences at 0 places/);
});

test("an answer that is not the gateway's is forwarded, and the twin continues", async (t) => {
  const broken = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops";
  const real = await openRawServer(t, [broken]);
  const { http, stop } = await openPass(t, real.url, ["--mode", "shadow"]);
  const request = "GET /agentgateway/resource/calldata/101/statistics HTTP/1.1\r\nHost: a\r\n\r\n";
  const { socket, answer } = await sendRaw(http, request, "oops");
  socket.destroy();
  t.equal(answer, broken);
  const { out } = await stop();
  t.match(out, /shadow: calldata\/queryCallStatisticsInfo: L1 retcode: real HTTP 502, simulator 1\d\d-\d\d\d/);
});

test("options that contradict --mode are refused", async (t) => {
  const problemsOf = async (...options: readonly string[]) =>
    (await runToEnd(["serve", ...options])).err.trim().split("\n");
  t.strictSame(await problemsOf("--mode", "shadow"), ["--mode is given without --upstream: use both, or neither"]);
  t.strictSame(await problemsOf("--upstream", "https://a", "--mode", "shado"), [
    '--mode: unknown mode "shado", did you mean "shadow"? A mode is one of pass, spy, shadow',
  ]);
  t.strictSame(await problemsOf("--upstream", "https://a", "--mode", "shadow", "--clock", "manual", "--seed", "1"), [
    "--clock is given with --mode shadow: leave out one of the two",
    "--seed is given with --mode shadow: leave out one of the two",
  ]);
});
