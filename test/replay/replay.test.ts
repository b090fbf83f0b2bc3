// Tests of replays of taped sessions: every answer and the state at the end are the same.
import { test } from "tap";
import { download } from "../gateway/operations/recordfile/arrange.ts";
import { FILE, SERIAL, WITH_INSPECTOR } from "../gateway/operations/recordplay/arrange.ts";
import { connectChatTo, storeFiles, uploadOf } from "../support/chat-gateway.ts";
import type { Client } from "../support/gateway.ts";
import { openTapedSession, recordTape, replayText, tapeOf } from "./taped-session.ts";

/** Lets a customer call agent 101, who records the call for some seconds. */
async function recordCall(
  { send, advance }: Awaited<ReturnType<typeof openTapedSession>>,
  ada: Client,
  seconds: number,
): Promise<void> {
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await ada.put("voicecall/{}/answer");
  await ada.put("recordplay/{}/recordwithoutfilename");
  advance(seconds);
  await ada.delete("voicecall/{}/release");
}

const SAME = { difference: undefined, stopped: undefined, isSameState: true };

test("a session with a call that rings, is answered, held and released is replayed", async (t) => {
  const { signInAgent, send, advance, replay } = await openTapedSession(t);
  const ada = await signInAgent(101, { autoanswer: false });
  await send("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
  await ada.pollAll();
  await ada.put("voicecall/{}/answer");
  advance(30);
  await ada.post("voicecall/{}/hold");
  await ada.get("calldata/{}/statistics");
  advance(5);
  await ada.put("voicecall/{}/release");
  await ada.pollAll();
  await ada.delete("onlineagent/{}/logout");
  t.match(await replay(), SAME);
});

test("a session with a file in a chat is replayed", async (t) => {
  const { signInAgent, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  const { result: callId } = await ada.put("textchat/{}/internalcall/102");
  await ben.put(`textchat/{}/answer/${callId}`);
  const query = `callId=${callId}&isNeedConfirm=false&chatId=1&msgType=1`;
  const sent = await ada.send("POST", `textchat/{}/mediafile?${query}`, uploadOf("a.png", "\u0000 password: é"));
  t.equal(sent.body.retcode, "0");
  await ben.pollAll();
  t.match(await replay(), SAME);
});

test("a session whose recordings are played and downloaded, also under faults, is replayed", async (t) => {
  const session = await openTapedSession(t, { center: WITH_INSPECTOR });
  const { signInAgent, send, advance, replay, world } = session;
  const ada = await signInAgent(101, { password: "Present-1", autoanswer: false });
  await recordCall(session, ada, 20);
  await ada.put("recordplay/{}/play", { voicepath: FILE });
  advance(5);
  await ada.post("recordplay/{}/pauseplay");
  await ada.post("recordplay/{}/resumeplay");
  await ada.get(`recordplay/{}/queryselfrecordfile`);
  // Queries and downloads are inputs while a fault can affect requests.
  await send("POST", "/faults", { operations: ["downloadRecordFile"], effect: { delay: "1ms" } });
  await send("POST", "/faults", { operations: ["downloadRecordFileEx"], effect: { truncated: true } });
  const { result } = await ada.get(`qualitycontrol/{}/localrecordpath?format=1&recordId=${SERIAL}`);
  const { token, localRecordPath: path } = result as { token: string; localRecordPath: string };
  const sizes: number[] = [];
  for (const url of [
    `qualitycontrol/{}/recordfile?token=${token}&localRecordPath=${path}`,
    `recordfile/{}?recordId=${FILE}`,
    `recordfile/{}?recordId=../${FILE}`,
    `recordfile/{}/recordfiledownloadEx?callId=1767603600-1&hwFileName=${FILE}`,
    (await ada.get(`recordplay/{}/recordzipfileurl?filepath=${FILE}`)).result as string,
  ]) {
    const { bytes } = await download(ada, url, { Range: "bytes=0-999" });
    sizes.push(bytes.length);
  }
  t.strictSame(sizes.slice(0, 4), [1_000, 1_000, 71, 1_000]);
  t.ok(
    world.tape
      .listRecords()
      .some((record) => record.kind === "request" && record.request.operation === "downloadRecordFile"),
  );
  advance(60);
  await ada.pollAll();
  t.match(await replay(), SAME);
});

test("a session that queries nodes and tokens of phones under a fault is replayed", async (t) => {
  const { signInAgent, send, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await send("POST", "/faults", { operations: ["hold"], effect: { delay: "1ms" } });
  const retcodes: string[] = [];
  for (const query of ["clusterinfo", "agentclusterinfo/101", "allagentclusterinfo"]) {
    retcodes.push((await ada.get(`querymonitor/{}/${query}`)).retcode);
  }
  for (const query of ["logininfo", "logininfo", "vrctoken"]) {
    retcodes.push((await ada.post(`onlineagent/{}/${query}`)).retcode);
  }
  t.strictSame(retcodes, ["0", "0", "0", "0", "0", "0"]);
  t.match(await replay(), SAME);
});

test("a session with a download from a day-long recording is replayed", async (t) => {
  const session = await openTapedSession(t, { settings: { supervision: "off" } });
  const { signInAgent, send, replay } = session;
  const ada = await signInAgent(101, { autoanswer: false });
  await recordCall(session, ada, 86_400);
  await send("POST", "/faults", { operations: ["downloadRecordFile"], effect: { delay: "1ms" } });
  const { bytes } = await download(ada, `recordfile/{}?recordId=${FILE}`, { Range: "bytes=-44" });
  t.equal(bytes.length, 44);
  t.match(await replay(), SAME);
});

test("a file that had no room beside those of other worlds has none in the replay either", async (t) => {
  const session = await openTapedSession(t);
  const ada = await session.signInAgent(101);
  const ben = await session.signInAgent(102);
  const { result: callId } = await ada.put("textchat/{}/internalcall/102");
  await ben.put(`textchat/{}/answer/${callId}`);
  const upload = async () => {
    const query = `callId=${callId}&isNeedConfirm=false&chatId=1&msgType=1`;
    return (await ada.send("POST", `textchat/{}/mediafile?${query}`, uploadOf("a.png", "x"))).body.retcode;
  };
  for (const name of ["a", "b", "c", "d"]) {
    const other = await session.open(name);
    storeFiles(other, await connectChatTo(other, await other.signInAgent(101)), 16);
  }
  const refused = await upload();
  session.worlds.delete("a");
  t.strictSame([refused, await upload()], ["700-003", "0"]);
  t.match(await session.replay(), SAME);
});

test("a session with refused requests, wrong passwords and a changed password is replayed", async (t) => {
  const { client, signInAgent, replay } = await openTapedSession(t, {
    center: { agents: [{ id: 101, name: "Ada", password: "Secret-101x", queues: [25] }] },
  });
  const stranger = client(101);
  for (const password of ["wrong", "Secret-101x "]) {
    t.equal((await stranger.put("onlineagent/{}", { password, phonenum: "40101" })).retcode, "100-004");
  }
  const ada = await signInAgent(101, { password: "Secret-101x" });
  const retcodes: string[] = [];
  for (const newPassword of ["short", "Secret-101x", "Other-Word-7"]) {
    const change = { oldPassword: "Secret-101x", newPassword };
    retcodes.push((await ada.post("onlineagent/{}/modifyaccountpwdex", change)).retcode);
  }
  t.strictSame(retcodes, ["110-020", "110-017", "0"]);
  t.match(await replay(), SAME);
});

test("a poll that comes while the gateway closes is replayed", async (t) => {
  const { signInAgent, send, deliveries, world, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await send("PATCH", "/settings", { pollHold: "10s" });
  await deliveries.of(world).close();
  t.same(await ada.poll(), { message: "", retcode: "0" });
  t.match(await replay(), SAME);
});

test("a session with polls, one of which is held until an event, is replayed", async (t) => {
  const { signInAgent, send, waitForHeldPolls, replay } = await openTapedSession(t, { settings: { pollHold: "50ms" } });
  const ada = await signInAgent(101);
  await ada.poll();
  await send("PATCH", "/settings", { pollHold: "10s" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await held;
  t.match(await replay(), SAME);
});

test("a held poll that gets the event of a sign-out by a test is replayed", async (t) => {
  const { signInAgent, send, waitForHeldPolls, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await ada.pollAll();
  await send("PATCH", "/settings", { pollHold: "1m" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  await send("PATCH", "/agents/101", { signedIn: false });
  t.hasStrict(await held, { event: { eventType: "AgentOther_ShutdownService" } });
  t.match(await replay(), SAME);
});

test("a session with a rewind while a poll is held is replayed from its file", async (t) => {
  const { signInAgent, send, waitForHeldPolls, world } = await openTapedSession(t, { settings: { pollHold: "50ms" } });
  const file = recordTape(world);
  const ada = await signInAgent(101);
  await ada.pollAll();
  await send("PATCH", "/settings", { pollHold: "1m" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  await send("POST", "/rewind", { to: { input: world.center.causes.inputs } });
  await held;
  const { report, hash } = await replayText(file.read());
  t.match({ ...report, isSameState: hash === (await world.hashInSlices()) }, SAME);
});

test("a session with faults that count requests, including queries, is replayed", async (t) => {
  const { signInAgent, send, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await send("POST", "/faults", { operations: ["queryCallStatisticsInfo"], times: 2, effect: { retcode: "100-007" } });
  for (let i = 0; i < 4; i++) await ada.send("GET", "calldata/{}/statistics");
  await send("POST", "/faults", { probability: 0.5, effect: { status: 503 } });
  for (let i = 0; i < 6; i++) await ada.send("GET", "onlineagent/{}/agentstatus");
  t.match(await replay(), SAME);
});

test("a session with a client that is silent for too long after its queries is replayed", async (t) => {
  const { signInAgent, advance, world, replay } = await openTapedSession(t, { settings: { maxTime: "2m" } });
  const ada = await signInAgent(101);
  for (let minute = 0; minute < 3; minute++) {
    advance(60);
    await ada.get("onlineagent/{}/agentstatus");
  }
  for (let minute = 0; minute < 5; minute++) advance(60);
  t.equal(world.center.agent(101)?.session, undefined);
  t.match(await replay(), SAME);
});

test("a session with a reset, another scenario and a changed clock is replayed", async (t) => {
  const { signInAgent, send, world, replay } = await openTapedSession(t);
  await signInAgent(101);
  await send("POST", "/reset");
  const ada = await signInAgent(101);
  const scenario = { name: "other", center: { agents: [{ id: 101 }, { id: 107 }] }, steps: [{ wait: "1m" }] };
  await send("PUT", "/scenario", JSON.stringify(scenario));
  await send("PUT", "/clock", { mode: "60x" });
  await send("PUT", "/clock", { mode: "manual" });
  await ada.get("onlineagent/{}/agentstatus");
  t.equal(world.script.name, "other");
  t.match(await replay(), SAME);
});

test("the tape of a replay equals the replayed tape", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await send("POST", "/clock/advance", { by: "3s" });
  await ada.pollAll();
  const [taped, again] = [tapeOf(world), (await replayText(tapeOf(world))).tape];
  t.strictSame(again.split("\n"), taped.split("\n"));
});
