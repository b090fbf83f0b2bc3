// Tests of findings about requests that the state refuses, or for a call that is over.
import { test } from "tap";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

test("a request that the state refuses is reported from one second after the client got the state", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(1_000);
  t.equal((await ada.post("onlineagent/{}/cancelbusy")).retcode, "100-009");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "illegal-in-state",
    sentence:
      "The client of agent 101 sent a request that its agent's state forbids: cancelBusy, but the agent's present state does not allow this action.",
  });
});

test("a request that the state refuses is not a finding before the client can know the state", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(5_000);
  const call = gateway.call({ agent: 101 });
  await ada.pollAll();
  gateway.wall.advance(5_000);
  gateway.hangUpAsCustomer(call);
  t.equal((await ada.post("voicecall/{}/hold")).retcode, "200-013");
  await ada.pollAll();
  gateway.wall.advance(999);
  t.equal((await ada.delete("voicecall/{}/release")).retcode, "200-017");
  t.strictSame(listFindingKinds(gateway), []);
});

test("a request for a call is reported after the client got the release of the call", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const call = gateway.call({ agent: 101 });
  gateway.hangUpAsCustomer(call);
  gateway.wall.advance(200);
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/hold");
  await ada.post(`voicecall/{}/dropcall/${call}`);
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "call-released",
    times: 2,
    sentence: `The client of agent 101 requested dropCall after the release of call ${call} (2 times).`,
  });
});

test("during another call, only requests that name the released call are reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const over = gateway.call({ agent: 101 });
  gateway.hangUpAsCustomer(over);
  gateway.call({ agent: 101 });
  gateway.wall.advance(200);
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/gethold");
  await ada.post(`voicecall/{}/dropcall/${over}`);
  t.strictSame(listFindingKinds(gateway), ["illegal-in-state", "call-released"]);
});

test("without any earlier call, hanging up is reported as a request in the wrong state", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(1_000);
  await ada.delete("voicecall/{}/release");
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 sent a request that its agent's state forbids: release, but there is no call to hang up.",
  ]);
});

test("queries without a call are not a finding, except statistics", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(1_000);
  t.equal((await ada.get("calldata/{}/holdlist")).retcode, "400-003");
  t.strictSame(listFindingKinds(gateway), []);
  t.equal((await ada.get("calldata/{}/statistics")).retcode, "100-007");
  t.strictSame(listFindingKinds(gateway), ["illegal-in-state"]);
});

test("a request for a call in which its agent takes no part is a separate finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/dropcall/1-1");
  const over = gateway.call({ agent: 101 });
  gateway.hangUpAsCustomer(over);
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/dropcall/1-2");
  gateway.call({ agent: 101 });
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/gethold?callid=1-3");
  await ada.post("voicecall/{}/dropcall/1-4");
  await ada.get("calldata/{}/callinfobycallid/1-5");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "unknown-call",
    sentence: "The client of agent 101 named a call in which its agent takes no part (4 times), last with dropCall.",
  });
});

test("a request during a call that does not name it is reported as a request in the wrong state", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.call({ agent: 101 });
  gateway.wall.advance(200);
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/gethold");
  await ada.post("voicecall/{}/gethold?callid=");
  t.strictSame(listFindingKinds(gateway), ["illegal-in-state"]);
});

test("recordings, players, conferences, chats and inspections are reported like calls", async (t) => {
  const reported: Record<string, readonly (string | undefined)[]> = {};
  for (const [method, path] of [
    ["PUT", "recordplay/{}/recordwithoutfilename"],
    ["POST", "recordplay/{}/pauserecord"],
    ["POST", "recordplay/{}/resumerecord"],
    ["DELETE", "recordplay/{}/stoprecord"],
    ["POST", "recordplay/{}/pauseplay"],
    ["DELETE", "recordplay/{}/stopplay"],
    ["DELETE", "recordplay/{}/stoprecordscreen"],
    ["POST", "agentconf/{}/answeragentconf"],
    ["POST", "agentconf/{}/requestleaveagentconf"],
    ["POST", "agentconf/{}/releaseagentconf"],
    ["PUT", "textchat/{}/answer/1-1"],
    ["DELETE", "textchat/{}/drop/1-1"],
  ] as const) {
    const gateway = await openWithFakeWall(t);
    const ada = await gateway.signInAgent(101);
    gateway.wall.advance(999);
    await ada.send(method, path);
    const early = listFindingKinds(gateway);
    gateway.wall.advance(1);
    await ada.send(method, path);
    reported[path] = [...early, ...listFindingSentences(gateway).map((sentence) => sentence.replace(/.*, but /, ""))];
  }
  t.strictSame(reported, {
    "recordplay/{}/recordwithoutfilename": [
      "the agent is not talking in a voice call, its part in the call or this file is being recorded, or it inspects an agent.",
    ],
    "recordplay/{}/pauserecord": ["no recording of the agent runs, or it is paused."],
    "recordplay/{}/resumerecord": ["no recording of the agent is paused."],
    "recordplay/{}/stoprecord": ["no recording of the agent runs."],
    "recordplay/{}/pauseplay": ["no recording is played to the agent, or it is paused."],
    "recordplay/{}/stopplay": ["no recording is played to the agent."],
    "recordplay/{}/stoprecordscreen": ["the agent's screen is not recorded."],
    "agentconf/{}/answeragentconf": ["the agent is not in a conference, or is not called into one."],
    "agentconf/{}/requestleaveagentconf": ["the agent is not in a conference, or is not called into one."],
    "agentconf/{}/releaseagentconf": ["the agent is not in a conference, or is not called into one."],
    "textchat/{}/answer/1-1": ["there is no such chat, or the agent is not in it."],
    "textchat/{}/drop/1-1": ["there is no such chat, or the agent is not in it."],
  });
});
