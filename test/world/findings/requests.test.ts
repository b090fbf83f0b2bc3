// Tests of findings about single requests, such as frequent queries, missing headers and outdated interfaces.
import { gzipSync } from "node:zlib";
import { test } from "tap";
import { beginIncomingCall } from "../../../src/core/index.ts";
import type { Client } from "../../support/gateway.ts";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

const ANSWERED = { settings: { statisticsOutsideCall: "answer" } };

const STATUS = "/agentgateway/resource/onlineagent/101/agentstatus";

async function getRepeatedly(client: Client, path: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await client.get(path);
}

test("more than 10 requests for statistics within 10 s are reported", async (t) => {
  const gateway = await openWithFakeWall(t, ANSWERED);
  const ada = await gateway.signInAgent(101);
  for (let i = 0; i < 11; i++) {
    gateway.wall.advance(900);
    await ada.get("calldata/{}/statistics");
  }
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "statistics-too-often",
    page: "cec_07_1269",
    sentence: "The client of agent 101 requested statistics 11 times within 10 s.",
  });
});

test("a request for statistics once a second is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t, ANSWERED);
  const ada = await gateway.signInAgent(101);
  for (let i = 0; i < 30; i++) {
    gateway.wall.advance(1_000);
    await ada.get("calldata/{}/statistics");
  }
  t.strictSame(listFindingKinds(gateway), []);
});

test("more than 5 queries of call data within 2 s are reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(5_000);
  await getRepeatedly(ada, "calldata/{}/callnums", 5);
  t.strictSame(listFindingKinds(gateway), []);
  await getRepeatedly(ada, "calldata/{}/isprocesscall", 2);
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "queries-over-limit",
    page: "cec_07_1261",
    sentence:
      "The client of agent 101 sent 2 queries beyond the limit (5 queries of an agent within 2 s, 15,000 of all agents), last with isProcessCall.",
  });
  gateway.wall.advance(2_000);
  await getRepeatedly(ada, "calldata/{}/callnums", 5);
  t.hasStrict(findOnlyFinding(gateway), { times: 2 });
});

test("the burst of queries after a sign-in is not a finding, and each group has its own limit", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await getRepeatedly(ada, "agentgroup/{}/iscensor", 12);
  gateway.wall.advance(5_000);
  for (const path of ["calldata/{}/callnums", "agentgroup/{}/iscensor", "queuedevice/{}/waitnum"]) {
    await getRepeatedly(ada, path, 5);
  }
  t.strictSame(listFindingKinds(gateway), []);
  await getRepeatedly(ada, "queuedevice/{}/waitnum", 1);
  t.strictSame(listFindingKinds(gateway), ["queries-over-limit"]);
});

test("with flow control off, frequent queries are not findings; with enforced flow control, only requests after refusals are", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { flowControl: "off" } });
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(5_000);
  await getRepeatedly(ada, "calldata/{}/callnums", 20);
  gateway.world.changeSettings({ flowControl: "enforce" });
  await getRepeatedly(ada, "calldata/{}/callnums", 8);
  t.strictSame(listFindingKinds(gateway), []);
  t.equal((await ada.get("calldata/{}/callnums")).retcode, "000-007");
  t.strictSame(listFindingKinds(gateway), ["queries-over-limit"]);
});

test("a request without Content-Type is reported, even if it names an unknown agent", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const sendWithoutContentType = (path: string) =>
    gateway.sendRaw(
      `GET /agentgateway/resource/${path} HTTP/1.1\r\nHost: x\r\nGuid: ${ada.guid}\r\nConnection: close\r\n\r\n`,
    );
  await sendWithoutContentType("onlineagent/101/agentstatus");
  await sendWithoutContentType("onlineagent/999/agentstatus");
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 sent no Content-Type, last with getAgentStatus.",
    "The client on connection 3 sent no Content-Type, last with getAgentStatus.",
  ]);
});

test("a connection per request over plain HTTP is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const { guid } = await gateway.signInAgent(101);
  const head = `GET ${STATUS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nGuid: ${guid}`;
  for (let i = 0; i < 12; i++) await gateway.sendRaw(`${head}\r\nConnection: close\r\n\r\n`);
  t.strictSame(listFindingKinds(gateway), []);
});

test("with strictHeaders a missing Content-Type is refused, which is another finding", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { strictHeaders: true } });
  const request = `GET ${STATUS} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  t.match(await gateway.sendRaw(request), /"retcode":"000-002"/);
  t.strictSame(listFindingKinds(gateway), ["refused-request"]);
});

test("an interface of older servers is reported, and the sentence names it", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.put("onlineagent/{}/heartbeat");
  await ada.put("onlineagent/{}/heartbeat");
  await ada.get("calldata/{}/allcallid");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "outdated-operation",
    severity: "note",
    page: undefined,
    sentence: "The client of agent 101 used outdated interfaces, 3 times: heartbeat, queryAllCallID.",
  });
});

test("a sign-in without autoanswer is reported once per session if a call is answered automatically", async (t) => {
  const gateway = await openWithFakeWall(t);
  const { world } = gateway;
  const ada = await gateway.signInAgent(101, { autoanswer: undefined });
  t.strictSame(listFindingKinds(gateway), []);
  for (let i = 0; i < 2; i++) {
    world.center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 101 } });
    await ada.post("onlineagent/{}/handshake");
  }
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "auto-answer-by-default",
    severity: "note",
    times: 1,
    sentence:
      "The client of agent 101 left autoanswer out of its sign-in, which means true: its call was answered automatically and never rang.",
  });
});

test("autoanswer at the sign-in or later prevents the finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  await gateway.signInAgent(101, { autoanswer: true });
  const ben = await gateway.signInAgent(102, { autoanswer: undefined });
  await ben.post("onlineagent/{}/autoanswer/true");
  for (const agent of [101, 102]) {
    gateway.world.center.perform(beginIncomingCall, { from: "13800000001", to: { agent } });
  }
  t.strictSame(listFindingKinds(gateway), []);
});

test("an undocumented Content-Type is reported, and refused with strictHeaders", async (t) => {
  for (const [type, isFound] of [
    ["application/json; charset=UTF-8", false],
    ["application/json;charset=utf-8", false],
    ["application/json", false],
    ['Application/JSON; charset="UTF-8"', false],
    ["application/x-www-form-urlencoded", true],
    ["text/xml", true],
    ["multipart/form-data; boundary=x", true],
    ["application/json; charset=GBK", true],
  ] as const) {
    const gateway = await openWithFakeWall(t);
    const ada = await gateway.signInAgent(101);
    const send = async () =>
      (await ada.send("POST", "onlineagent/{}/saybusy", { headers: { "Content-Type": type } })).body.retcode;
    t.equal(await send(), "0", type);
    t.strictSame(
      listFindingSentences(gateway),
      isFound ? [`The client of agent 101 sent the Content-Type "${type}".`] : [],
      type,
    );
    gateway.world.changeSettings({ strictHeaders: true });
    t.equal(await send(), isFound ? "000-002" : "0", type);
  }
});

test("a compressed body is accepted and reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const body = gzipSync('{"password":"secret","phonenum":"40038"}');
  const head = `PUT /agentgateway/resource/onlineagent/101/forcelogin HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nGuid: ${ada.guid}`;
  const answer = await gateway.sendRaw(
    `${head}\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString("latin1")}`,
  );
  t.match(answer, /"retcode":"0"/);
  t.match(listFindingSentences(gateway)[0], /sent a body with the Content-Encoding "gzip"/);
});

test("two agents with the same phone are reported at the second sign-in, until the first signs out", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101, { phonenum: "40038" });
  const ben = await gateway.signInAgent(102, { phonenum: "40038" });
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 102 uses the phone of agent 101, who is signed in.",
  ]);
  await ada.delete("onlineagent/{}/logout");
  await ben.delete("onlineagent/{}/logout");
  await ben.signIn({ phonenum: "40038", autoanswer: true });
  t.equal(gateway.world.findings.list()[0]?.times, 1);
});
