// Tests of each effect of a fault over a real connection, and of the state afterwards.

import { request } from "node:https";
import { connect } from "node:net";
import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { startSimulator } from "../../../src/index.ts";
import { ROOT } from "../../support/gateway.ts";
import { until, waitForEvent } from "../../support/waiting.ts";
import { errorOf, fetchAs, openWithTwoAgents, STATISTICS } from "./faulty-gateway.ts";

/** The answer to the poll after a busy state with reason 207. */
const BUSY_ANSWER =
  '{"message":"","retcode":"0","event":{"eventType":"AgentState_SetNotReady_Success","workNo":"101","content":{"reason":"207"}}}';

test("the effect retcode refuses the next two requests of one operation of one agent, and no others", async (t) => {
  const { ada, ben, faults } = await openWithTwoAgents(t);
  faults.add({ agents: [101], operations: ["queryCallStatisticsInfo"], times: 2, effect: { retcode: "100-007" } });
  const answers = [await ada.get(STATISTICS), await ben.get(STATISTICS), await ada.post("onlineagent/{}/saybusy")];
  answers.push(await ada.get(STATISTICS), await ada.get(STATISTICS));
  t.strictSame(
    answers.map(({ retcode }) => retcode),
    ["100-007", "0", "0", "100-007", "0"],
  );
  t.strictSame([answers[0]?.message, faults.affectsRequests], ["agent operation failed", false]);
});

test("a fault of an agent applies to no request whose path has another text instead of that agent's id", async (t) => {
  const { ada, faults } = await openWithTwoAgents(t);
  faults.add({ agents: [101], effect: { retcode: "000-007" } });
  const answers = [
    await ada.get("calldata/0x65/statistics"),
    await ada.get("calldata/1e2/statistics"),
    await ada.get(STATISTICS),
  ];
  t.strictSame(
    answers.map(({ retcode }) => retcode),
    ["000-002", "000-002", "000-007"],
  );
});

test("the journal names the fault that was applied to a request, even if the request was answered as usual", async (t) => {
  const { ada, faults, journal } = await openWithTwoAgents(t);
  const { length } = journal.list();
  faults.add({ times: 1, effect: { truncated: true } });
  faults.add({ times: 1, effect: { delay: "1ms" } });
  for (let sent = 0; sent < 3; sent++) await ada.send("POST", "onlineagent/{}/saybusy");
  t.strictSame(
    journal
      .list()
      .slice(length)
      .map(({ fault }) => fault && [fault.id, fault.effect.kind]),
    [[1, "truncated"], [2, "delay"], undefined],
  );
});

test("a request refused by the effect retcode changes nothing, and an unknown retcode has the usual form", async (t) => {
  const { ada, faults, center } = await openWithTwoAgents(t);
  faults.add({ times: 1, effect: { retcode: "999-123" } });
  const reply = await ada.send("POST", "onlineagent/{}/saybusy");
  t.strictSame([reply.status, reply.text], [200, '{"message":"operation failed","retcode":"999-123"}']);
  t.equal(stateOf(center, 101).name, "idle");
});

test("with the effect retcode, a client that uses jsonp gets the retcode in a script", async (t) => {
  const { ada, faults } = await openWithTwoAgents(t);
  faults.add({ effect: { retcode: "100-006" } });
  const { text } = await ada.send("GET", "agentevent/{}/jsonp?callback=took");
  t.equal(text, 'took({"message":"agent not login","retcode":"100-006","result":""});');
});

test("with the effect status, the answer is that of a proxy in front of the gateway", async (t) => {
  const { ada, faults, port, journal } = await openWithTwoAgents(t);
  faults.add({ times: 1, effect: { status: 503 } });
  const answer = await fetchAs(ada, port, STATISTICS);
  t.strictSame([answer.status, await answer.text()], [503, "503 Service Unavailable\n"]);
  t.equal(journal.list({ operation: "queryCallStatisticsInfo" }).at(-1)?.retcode, "http-503");
  t.equal((await ada.get(STATISTICS)).retcode, "0");
});

test("with the effect delay, the request is handled immediately and answered late", async (t) => {
  const { ada, faults, port, center } = await openWithTwoAgents(t);
  faults.add({ times: 1, effect: { delay: "80ms" } });
  const begin = performance.now();
  const answer = ada.post("onlineagent/{}/saybusy");
  await until(() => stateOf(center, 101).name === "busy");
  t.equal((await answer).retcode, "0");
  t.ok(performance.now() - begin >= 75);
  faults.add({ effect: { delay: "10m" } });
  t.equal(
    await errorOf(
      fetch(`http://127.0.0.1:${port}${ROOT}/onlineagent/102/agentstatus`, { signal: AbortSignal.timeout(1) }),
    ),
    "TimeoutError",
  );
});

test("with the effect reset, the connection breaks and the request changes nothing", async (t) => {
  const { ada, faults, port, center } = await openWithTwoAgents(t);
  faults.add({ times: 2, effect: { reset: true } });
  t.equal(await errorOf(fetchAs(ada, port, STATISTICS)), "ECONNRESET");
  const socket = connect(port, "127.0.0.1");
  socket.write(
    `POST ${ROOT}/onlineagent/101/saybusy HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nGuid: ${ada.guid}\r\n\r\n`,
  );
  const [error] = (await waitForEvent(socket, "error")) as [NodeJS.ErrnoException];
  t.strictSame([error.code, stateOf(center, 101).name], ["ECONNRESET", "idle"]);
});

test("with the effect reset, a TLS connection also breaks", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  await sim.world().faults.add({ times: 1, effect: { reset: true } });
  const requestStatistics = () =>
    request(`${sim.url}${ROOT}/calldata/101/statistics`, { ca: sim.ca, agent: false }).end();
  const [error] = (await waitForEvent(requestStatistics(), "error")) as [NodeJS.ErrnoException];
  t.equal(error.code, "ECONNRESET");
  const [response] = await waitForEvent(requestStatistics(), "response");
  t.equal(response.resume().statusCode, 200);
});

test("with the effect stall, the answer stops after half of the body, and the event of a stalled poll is repeated", async (t) => {
  const { ada, ben, faults, port, center } = await openWithTwoAgents(t);
  await ada.post("onlineagent/{}/saybusy?reason=207");
  faults.add({ agents: 101, times: 1, effect: { stall: true } });
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (part) => {
    received += part;
  });
  socket.write(`GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nGuid: ${ada.guid}\r\n\r\n`);
  await until(() => received.includes("\r\n\r\n{"));
  // Other requests are served meanwhile, and the connection stays open.
  t.equal((await ben.get(STATISTICS)).retcode, "0");
  const [head = "", body = ""] = received.split("\r\n\r\n");
  t.strictSame(
    [/content-length: (\d+)/i.exec(head)?.[1], body, socket.readyState],
    [String(BUSY_ANSWER.length), BUSY_ANSWER.slice(0, Math.ceil(BUSY_ANSWER.length / 2)), "open"],
  );
  socket.destroy();
  await until(() => center.agent(101)?.mailbox.waiting.length === 1);
  t.equal((await ada.pollForReply()).text, BUSY_ANSWER);
});

test("with the effect malformed, the body is complete but not JSON", async (t) => {
  const { ada, faults, port } = await openWithTwoAgents(t);
  faults.add({ times: 1, effect: { malformed: true } });
  const answer = await fetchAs(ada, port, "onlineagent/{}/agentstatus");
  t.strictSame([answer.status, answer.headers.get("content-type")], [200, "application/json"]);
  t.equal(await errorOf(answer.json()), "SyntaxError");
});

test("with the effect truncated, the body is half of the JSON, and the event of a truncated poll is lost", async (t) => {
  const { ada, faults, port } = await openWithTwoAgents(t);
  await ada.post("onlineagent/{}/saybusy?reason=207");
  faults.add({ times: 1, effect: { truncated: true } });
  const answer = await fetchAs(ada, port, "agentevent/{}");
  const half = BUSY_ANSWER.slice(0, Math.ceil(BUSY_ANSWER.length / 2));
  t.strictSame([await answer.text(), answer.headers.get("content-length")], [half, String(half.length)]);
  t.strictSame(await ada.pollTypes(), []);
});

test("with the effect guid, the agent has to sign in again by force", async (t) => {
  const { ada, ben, faults } = await openWithTwoAgents(t);
  faults.add({ agents: 101, times: 1, effect: { guid: "invalidated" } });
  t.strictSame([(await ada.get(STATISTICS)).retcode, (await ada.poll()).retcode], ["100-006", "000-003"]);
  t.strictSame(
    [(await ada.signIn()).body.retcode, (await ada.signIn({}, "forcelogin")).body.retcode],
    ["100-002", "0"],
  );
  t.strictSame([(await ada.get(STATISTICS)).retcode, (await ben.get(STATISTICS)).retcode], ["0", "0"]);
});

test("with the effect kick, the agent is signed out, and its poll returns the sign-out event", async (t) => {
  const { ada, faults, center } = await openWithTwoAgents(t);
  faults.add({ agents: 101, operations: ["sayBusy"], times: 1, effect: { kick: true } });
  t.strictSame(
    [(await ada.get(STATISTICS)).retcode, (await ada.post("onlineagent/{}/saybusy")).retcode],
    ["0", "100-006"],
  );
  t.equal(stateOf(center, 101).name, "signedOut");
  t.strictSame([(await ada.poll()).event?.eventType, faults.list()], ["AgentOther_ShutdownService", []]);
});
