// Tests of replays of sessions whose clients lose connections with answers in them.
import { connect, type Socket } from "node:net";
import { type Test, test } from "tap";
import { readTape } from "../../src/replay/read-tape.ts";
import { Replay } from "../../src/replay/replay.ts";
import { replayTo } from "../../src/replay/replay-to.ts";
import { openNoPort } from "../../src/world/faults/fault-port.ts";
import { type Client, ROOT } from "../support/gateway.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { openTapedSession, tapeOf } from "./taped-session.ts";

type Session = Awaited<ReturnType<typeof openTapedSession>>;

/** Numbers of records between two checkpoints, such that each record is followed by a checkpoint with one of them. */
const INTERVALS = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/** Polls as agent 101 on a new connection. Resolves with the connection when the answer has arrived. */
async function pollOnOwnConnection({ port }: Pick<Session, "port">, { guid }: Client): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: gateway\r\nGuid: ${guid}\r\n\r\n`);
  await waitForEvent(socket, "data");
  return socket;
}

/** Opens a session whose agent 101 has an event that no poll has confirmed yet. */
async function openUnconfirmed(t: Test, checkpointEvery?: number) {
  const settings = { delivery: "untilNextPoll" };
  const session = await openTapedSession(
    t,
    checkpointEvery === undefined ? { settings } : { settings, checkpointEvery },
  );
  const ada = await session.signInAgent(101);
  await ada.post("onlineagent/{}/saybusy");
  await ada.pollAll();
  await ada.post("onlineagent/{}/sayfree");
  await ada.poll();
  return { ...session, ada };
}

/** Returns whether a replay to the last input leads to the present state. */
async function isReached({ world }: Awaited<ReturnType<typeof openUnconfirmed>>): Promise<boolean> {
  const earlier = await replayTo(world, { input: world.center.causes.inputs });
  try {
    return (await earlier.world.hashInSlices()) === (await world.hashInSlices());
  } finally {
    await earlier.close();
  }
}

test("an event whose connection failed after its answer is repeated in the replay too", async (t) => {
  const session = await openTapedSession(t, { settings: { delivery: "untilNextPoll" } });
  const { signInAgent, advance, world, replay } = session;
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/saybusy");
  const lost = await pollOnOwnConnection(session, ada);
  lost.resetAndDestroy();
  const hasFailed = () =>
    world.tape.listRecords().some((record) => record.kind === "mark" && "connectionFailed" in record.mark);
  await until(hasFailed);
  const again = await ada.pollTypes();
  advance(10);
  t.same(again, ["AgentState_SetNotReady_Success"]);
  t.hasStrict(await replay(), { difference: undefined, stopped: undefined, isSameState: true });
});

test("a replay continues from any checkpoint while an event waits for its confirmation", async (t) => {
  for (const interval of INTERVALS) {
    const session = await openUnconfirmed(t, interval);
    await session.send("POST", "/clock/advance", { by: "1s" });
    t.equal((await session.ada.poll()).event, undefined);
    await session.ada.post("onlineagent/{}/saybusy");
    t.equal(await isReached(session), true, `with a checkpoint after every ${interval} records`);
  }
});

test("a replay continues from any checkpoint before the connection of an answer fails", async (t) => {
  for (const interval of INTERVALS) {
    const session = await openUnconfirmed(t, interval);
    const { ada, world } = session;
    await ada.poll();
    await ada.post("onlineagent/{}/saybusy");
    const lost = await pollOnOwnConnection(session, ada);
    await session.send("POST", "/clock/advance", { by: "1s" });
    lost.resetAndDestroy();
    await until(() => world.center.agent(101)?.mailbox.waiting.length === 1);
    await ada.post("onlineagent/{}/sayfree");
    t.equal(await isReached(session), true, `with a checkpoint after every ${interval} records`);
  }
});

test("after a rewind, a client gets only the events that it had not received by the rewound moment", async (t) => {
  const { ada, send, world } = await openUnconfirmed(t);
  const { inputs } = world.center.causes;
  await ada.post("onlineagent/{}/saybusy");
  t.hasStrict(await send("POST", "/rewind", { to: { input: inputs } }), { status: 200 });
  t.same(await ada.pollAll(), []);
});

test("a served replay does not repeat an event that was in an answer", async (t) => {
  const { world } = await openUnconfirmed(t);
  const tape = readTape(tapeOf(world));
  if ("problem" in tape) throw new Error(tape.problem);
  const replay = await Replay.open(tape, () => {});
  t.teardown(() => replay.close());
  await replay.run({});
  const served = await replay.handOver({ portOpener: openNoPort, report: () => {} });
  const { waiting, underWay } = served.center.agent(101)?.mailbox ?? {};
  t.same([waiting, underWay], [[], []]);
});
