// Tests of `serve --mode spy`: which side answers, and that neither side sees sessions of the other.
import { type Test, test } from "tap";
import { readAnsweredInterfaces } from "../../src/conform/modes/spy/answered-interfaces.ts";
import { replaceGuids } from "../../src/conform/modes/spy/guids-in-headers.ts";
import type { KnownInterface } from "../../src/words/known-interfaces.ts";
import { runToEnd } from "../cli/command.ts";
import { openGateway } from "../support/gateway.ts";
import { openPass, openRawServer } from "./open-pass.ts";

const SIGN_IN = { password: "secret", phonenum: "40101" };

/** Runs a spy in front of a gateway, with a client. */
async function openSpied(t: Test, answer: string, other?: string) {
  const folder = t.testdir({ "spy.yaml": "clock: manual\ncenter: { agents: [ { id: 101, password: other } ] }\n" });
  const { port, world } = await openGateway(t, { settings: { operationResult: "absent" } });
  const spied = await openPass(
    t,
    other ?? `http://127.0.0.1:${port}`,
    [`${folder}/spy.yaml`, "--mode", "spy", "--answer", answer, "--plain-tape"],
    folder,
  );
  const sent: Record<string, string> = { "Content-Type": "application/json" };
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers: sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${spied.http}/agentgateway/resource/${path}`, init);
    const guid = response.headers.get("Guid");
    if (guid !== null) Object.assign(sent, { Guid: guid, Cookie: `lb=1; JSESSIONID=${guid}` });
    return { text: await response.text(), guid };
  };
  const readGuids = () => world.center.state.agents.get(101)?.session?.guids.map(({ value }) => value);
  const readTwin = async () => (await fetch(`${spied.control}/worlds/default/agents/101`)).json();
  return { ...spied, send, sent, readGuids, readTwin };
}

test("the simulator answers the interfaces of --answer, with a session that the client never sees", async (t) => {
  const { send, sent, readGuids, readTwin, stop, readExchanges } = await openSpied(t, "onlineagent/sayBusy,calldata");
  const { guid } = await send("PUT", "onlineagent/101", SIGN_IN);
  t.strictSame([guid], readGuids(), "the Guid is that of the real gateway");
  const busy = await send("POST", "onlineagent/101/saybusy");
  t.strictSame(busy, { text: '{"message":"success","retcode":"0","result":{}}', guid: null }, "the simulator answers");
  t.hasStrict(await readTwin(), { state: "busy" });
  t.equal(
    (await send("POST", "onlineagent/101/sayfree")).text,
    '{"message":"success","retcode":"0"}',
    "the real one answers",
  );
  t.hasStrict(await readTwin(), { state: "busy" });
  sent["Guid"] = "00000000-0000-4000-8000-00000000dead";
  t.match(
    (await send("POST", "onlineagent/101/saybusy")).text,
    /"retcode":"(?:000-003|100-006)"/,
    "a wrong Guid is refused",
  );
  sent["Guid"] = guid ?? "";
  t.match((await send("DELETE", "onlineagent/101/logout")).text, /"retcode":"0"/);
  t.match((await send("GET", "calldata/101/statistics")).text, /"retcode":"(?:000-003|100-006)"/);
  t.hasStrict(await readTwin(), { state: "signedOut" });
  await stop();
  t.strictSame(
    readExchanges().map(({ request: { method, url } }) => `${method} ${url}`),
    [
      "PUT /agentgateway/resource/onlineagent/101",
      "POST /agentgateway/resource/onlineagent/101/sayfree",
      "DELETE /agentgateway/resource/onlineagent/101/logout",
    ],
  );
});

test("a session that begins at the simulator is not shown to the real gateway", async (t) => {
  const real = await openRawServer(t, ["HTTP/1.1 200 OK\r\nSet-Cookie: lb=1\r\nContent-Length: 2\r\n\r\n{}"]);
  const { send, sent, readTwin } = await openSpied(t, "onlineagent", real.url);
  const { guid } = await send("PUT", "onlineagent/101", { ...SIGN_IN, password: "other" });
  t.match(guid, /^[\da-f-]{36}/);
  t.match((await send("POST", "onlineagent/101/saybusy")).text, /"retcode":"0"/);
  t.hasStrict(await readTwin(), { state: "busy" });
  t.match(sent["Cookie"], guid);
  t.equal((await send("GET", "calldata/101/statistics")).text, "{}");
  t.equal(real.requests.length, 1);
  t.match(real.requests[0], /\r\nCookie: lb=1\r\n/i);
  t.notMatch(real.requests[0], guid);
});

test("an agent who is missing from the scenario gets no session, and the log says so", async (t) => {
  const { port } = await openGateway(t, {});
  const folder = t.testdir({ "spy.yaml": "center: { agents: [ { id: 105 } ] }\n" });
  const more = [`${folder}/spy.yaml`, "--mode", "spy", "--answer", "calldata"];
  const { http, waitForText } = await openPass(t, `http://127.0.0.1:${port}`, more, folder);
  const headers = { "Content-Type": "application/json" };
  const root = `${http}/agentgateway/resource`;
  await fetch(`${root}/onlineagent/101`, { method: "PUT", headers, body: JSON.stringify(SIGN_IN) });
  t.match(
    await waitForText("add it to"),
    /spy: agent 101 has no session in the simulator \(\d{3}-\d{3}\): add it to the scenario/,
  );
});

test("Guids are replaced in headers and cookies, and everything else stays", async (t) => {
  const guid = "8c2f4f0d-1111-4222-8333-1be75a901234.AgentGateway7";
  const raw = ["Host", "a", "guID", guid, "Cookie", `lb=7;  JSESSIONID=${guid}; x=1`, "X", guid];
  t.strictSame(
    replaceGuids(raw, () => "OTHER"),
    ["Host", "a", "guID", "OTHER", "Cookie", "lb=7; JSESSIONID=OTHER; x=1", "X", guid],
  );
  t.strictSame(
    replaceGuids(raw, () => undefined),
    ["Host", "a", "Cookie", "lb=7; x=1", "X", guid],
  );
  t.strictSame(
    replaceGuids(raw, (sent) => sent),
    raw,
  );
});

test("--answer takes groups and operations, and names the nearest one", async (t) => {
  const createRow = (group: string, name: string) => ({ group, name }) as KnownInterface;
  const isAnsweredHere = readAnsweredInterfaces(["calldata", "sayBusy", "voicecall/hold"]);
  const rows = [
    createRow("calldata", "x"),
    createRow("onlineagent", "sayBusy"),
    createRow("voicecall", "hold"),
    createRow("mediacall", "hold"),
  ];
  t.strictSame(rows.map(isAnsweredHere), [true, true, true, false]);
  const problemsOf = async (...options: readonly string[]) =>
    (await runToEnd(["serve", "--port", "0", "--control-port", "0", "--certs-dir", t.testdir({}), ...options])).err
      .trim()
      .split("\n");
  t.match(await problemsOf("--upstream", "https://a", "--mode", "spy", "--answer", "caldata"), [
    /^--answer: unknown group or operation "caldata", did you mean "calldata"\? Use one of the groups onlineagent, /,
  ]);
  t.strictSame(await problemsOf("--upstream", "https://a", "--answer", "calldata"), [
    "--answer is given without --mode spy: use both, or neither",
  ]);
  t.strictSame(await problemsOf("--upstream", "https://a", "--mode", "spy"), [
    "--mode spy is given without --answer: use --answer with what the simulator answers, such as calldata",
  ]);
  t.hasStrict(await problemsOf("--upstream", "https://a", "--mode", "spy", "--answer", "a b"), [
    '--answer: "a b" is not a valid list of groups and operations: use groups such as calldata, or operations such as onlineagent/sayBusy, separated by commas',
  ]);
});
