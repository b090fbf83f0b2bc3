// Tests of the counters of an agent: members, order and values, and the short form.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { PATH, queryNonzeroCounters, writeAnswer } from "./statistics-answer.ts";

test("the answer has exactly the 18 members, in the documented order", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  advance(72);
  t.equal((await ada.send("GET", PATH)).text, writeAnswer({ talktime: 72, answernums: 1 }));
});

test("the documented example is reproduced byte for byte with pinned counters", async (t) => {
  const { signInAgent, call } = await openGateway(t, {
    steps: [{ statistics: { agent: 101, set: { talktime: 4328, answernums: 5, intercallnums: 5, agentrelease: 1 } } }],
  });
  const ada = await signInAgent(101);
  call({ agent: 101 });
  t.equal(
    (await ada.send("GET", PATH)).text,
    '{"message":"","retcode":"0","result":{"talktime":4328,"answernums":5,"noanswernums":0,"calloutnums":0,"intercallnums":5,' +
      '"interhelpnums":0,"transfernums":0,"transferoutnums":0,"transferivrnums":0,"redirectnums":0,"keepnums":0,"busynums":0,' +
      '"restnums":0,"restoutnums":0,"resttime":0,"restouttime":0,"agentrelease":1,"busytime":0}}',
  );
});

test("talktime grows every second during a conversation and stays unchanged after it", async (t) => {
  const { signInAgent, call, world, advance } = await openGateway(t, { settings: { statisticsOutsideCall: "answer" } });
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  advance(10);
  t.strictSame(await queryNonzeroCounters(ada), {});
  await ada.put("voicecall/{}/answer");
  world.advance(999);
  t.strictSame(await queryNonzeroCounters(ada), { answernums: 1 });
  world.advance(1);
  t.strictSame(await queryNonzeroCounters(ada), { talktime: 1, answernums: 1 });
  advance(9);
  await ada.delete("voicecall/{}/release");
  advance(60);
  t.strictSame(await queryNonzeroCounters(ada), { talktime: 10, answernums: 1, agentrelease: 1 });
});

test("keepnums counts holds, and talktime includes the time on hold", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  for (let i = 0; i < 3; i++) {
    await ada.post("voicecall/{}/hold");
    advance(10);
    await ada.post("voicecall/{}/gethold");
  }
  t.strictSame(await queryNonzeroCounters(ada), { talktime: 30, answernums: 1, keepnums: 3 });
});

test("busy states, rests, rests that take too long, unanswered calls and rejected calls count in separate counters", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  await ada.post("onlineagent/{}/saybusy");
  advance(20);
  await ada.post("onlineagent/{}/sayfree");
  await ada.post("onlineagent/{}/rest/60/1");
  advance(90);
  await ada.post("onlineagent/{}/cancelrest");
  call({ agent: 101 });
  advance(30);
  await ada.post("onlineagent/{}/sayfree");
  call({ queue: 25 });
  await ada.delete("voicecall/{}/release");
  await ada.post("onlineagent/{}/sayfree");
  call({ agent: 101 });
  t.strictSame(await queryNonzeroCounters(ada), {
    noanswernums: 1,
    redirectnums: 1,
    busynums: 3,
    busytime: 20,
    restnums: 1,
    restoutnums: 1,
    resttime: 90,
    restouttime: 30,
  });
});

test("agentrelease does not count calls that the customer releases", async (t) => {
  const { signInAgent, call, hangUpAsCustomer, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  const first = call({ agent: 101 });
  advance(5);
  hangUpAsCustomer(first);
  call({ agent: 101 });
  t.strictSame(await queryNonzeroCounters(ada), { talktime: 5, answernums: 2 });
});

test("a query changes no counter and causes no event", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.pollAll();
  const first = (await ada.send("GET", PATH)).text;
  for (let i = 0; i < 10; i++) t.equal((await ada.send("GET", PATH)).text, first);
  t.strictSame(await ada.pollAll(), []);
});

test("counters are separate for each agent and restart with a sign-in", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ agent: 101 });
  call({ agent: 102 });
  advance(30);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await queryNonzeroCounters(ada), { talktime: 30, answernums: 1, keepnums: 1 });
  t.strictSame(await queryNonzeroCounters(ben), { talktime: 30, answernums: 1 });
  await ada.delete("onlineagent/{}/forcelogout");
  const again = await signInAgent(101);
  call({ agent: 101 });
  t.strictSame(await queryNonzeroCounters(again), { answernums: 1 });
});

test("the short statistics have three counters and the same errors", async (t) => {
  const { client, signInAgent, call, advance } = await openGateway(t);
  const path = "calldata/{}/statisticsEx";
  t.equal((await client(101).get(path)).retcode, "100-006");
  const ada = await signInAgent(101);
  t.equal((await ada.get(path)).retcode, "100-007");
  call({ agent: 101 });
  advance(61);
  t.equal(
    (await ada.send("GET", path)).text,
    '{"message":"","retcode":"0","result":{"talktime":61,"answernums":1,"calloutnums":0}}',
  );
});
