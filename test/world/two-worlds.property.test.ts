// Property: two worlds of one gateway that get interleaved requests give the same answers and events as each alone.
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { beginIncomingCall, leaveChatAsCustomer, sayAsCustomer, startChat, stateOf } from "../../src/core/index.ts";
import type { World } from "../../src/world/world.ts";
import { countCases } from "../support/cases.ts";
import { uploadOf } from "../support/chat-gateway.ts";
import { openGateway, openWorld, type Reply } from "../support/gateway.ts";

/** An action of an agent's client, a customer or a tester. */
type Action = readonly [kind: string, agent: number];
type Turn = readonly [world: 0 | 1, ...Action];

const action = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("in", "poll", "call", "chat", "webChat") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "skills",
        "answer",
        "release",
        "busy",
        "free",
        "rest",
        "out",
        "statistics",
        "advance",
        "reset",
        "confer",
        "invite",
        "join",
        "endConference",
        "customerWrites",
        "customerLeaves",
        "answerChat",
        "write",
        "writeInSession",
        "upload",
        "transferChat",
        "endChat",
      ),
    },
  ),
  fc.constantFrom(101, 102),
);

const turns = fc.array(
  fc.tuple(fc.constantFrom(0 as const, 1 as const), action).map(([world, [kind, agent]]): Turn => [world, kind, agent]),
  { minLength: 10, maxLength: 40 },
);

const PATHS: Readonly<Record<string, readonly [method: string, path: string]>> = {
  in: ["PUT", "onlineagent/{}"],
  out: ["DELETE", "onlineagent/{}/logout"],
  poll: ["GET", "agentevent/{}"],
  skills: ["POST", "onlineagent/{}/resetskill/true"],
  answer: ["PUT", "voicecall/{}/answer"],
  release: ["DELETE", "voicecall/{}/release"],
  busy: ["POST", "onlineagent/{}/saybusy"],
  free: ["POST", "onlineagent/{}/sayfree"],
  rest: ["POST", "onlineagent/{}/rest/60/1"],
  statistics: ["GET", "calldata/{}/statistics"],
  confer: ["POST", "agentconf/{}/requestagentconf"],
  invite: ["POST", "agentconf/{}/batchaddparticipant"],
  join: ["POST", "agentconf/{}/answeragentconf"],
  endConference: ["POST", "agentconf/{}/releaseagentconf"],
  answerChat: ["PUT", "textchat/{}/answer/{chat}"],
  write: ["PUT", "textchat/{}/chatmessage"],
  writeInSession: ["POST", "mediacall/{}/sendmessage"],
  upload: ["POST", "textchat/{}/mediafile?callId={chat}&isNeedConfirm=false&chatId=7&msgType=2"],
  transferChat: ["POST", "mediacall/{}/transfer"],
  endChat: ["DELETE", "textchat/{}/drop/{chat}"],
};

/** Stands for the oldest active chat. */
const CHAT = "{chat}";

const BODIES: Readonly<Record<string, object>> = {
  confer: { memberNum: 3, time: 4 },
  write: { callId: CHAT, content: "hello", needCheck: true, chatId: 7 },
  writeInSession: { callid: CHAT, data: { type: "text", text: "hello" } },
  transferChat: { callid: CHAT, devicetype: 2, address: "102", mode: 0 },
  invite: { addresses: [101, 102].map((agent) => ({ addressType: 9, address: String(agent) })) },
};

/** The centers of both worlds: the agents take calls and chats. */
const CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 41, name: "Chats", media: "chat" },
    { id: 42, name: "Web", media: "webChat" },
  ],
  agents: [101, 102].map((id) => ({ id, name: `${id}`, queues: [25, 41, 42] })),
};

/** A shift in each world, one after the other. This example makes sure that whole calls, conferences and chats are compared. */
const TWO_SHIFTS = ([0, 1] as const).flatMap((world) => [
  [world, "in", 102] satisfies Turn,
  ...[
    ...["in", "skills", "call", "poll", "answer", "statistics", "release", "confer", "invite"],
    ...["endConference", "chat", "answerChat", "write", "customerWrites", "upload", "endChat", "webChat", "answerChat"],
    ...["writeInSession", "transferChat", "customerLeaves", "poll", "advance", "busy", "free", "rest", "out"],
  ].map((kind): Turn => [world, kind, 101]),
]);

test("two worlds that get interleaved requests behave as each does alone", async (t) => {
  const gateway = await openGateway(t);

  /** Opens a world, and records the answer to each action in it. */
  async function openObserved(which: 0 | 1) {
    // Guids depend on the name of a world, so its interleaved run and its run alone use the same name.
    const name = `w${which}`;
    gateway.worlds.delete(name);
    const world = await openWorld({ settings: { statisticsOutsideCall: "answer" }, center: CENTER }, name);
    gateway.worlds.add(world);
    const clients = new Map([101, 102].map((id) => [id, gateway.client(id)]));
    const seen: unknown[] = [which];
    const act = async (kind: string, agent: number): Promise<unknown> => {
      const client = clients.get(agent);
      if (client === undefined) throw new Error(`${agent} has no client`);
      if (kind === "call")
        return world.center.perform(beginIncomingCall, { from: "1", to: { queue: 25 }, patience: 60_000 });
      if (kind === "advance") return world.advance(15_000);
      if (kind === "reset") return world.reset();
      const [chat = "1-1"] = world.center.state.chats.keys();
      if (kind === "chat" || kind === "webChat") {
        const to = { queue: kind === "chat" ? 41 : 42 };
        return world.center.perform(startChat, { from: "ann@example.org", name: "Ann", to, text: "Hi" });
      }
      if (kind === "customerWrites") return world.center.perform(sayAsCustomer, { chat, text: "anyone?" });
      if (kind === "customerLeaves") return world.center.perform(leaveChatAsCustomer, { chat });
      const [method, path] = PATHS[kind] ?? ["", ""];
      const body = kind === "in" ? { password: "secret", phonenum: `${agent}` } : BODIES[kind];
      const url = `/w/${world.name}/agentgateway/resource/${path.replace("{}", String(agent)).replace(CHAT, chat)}`;
      const filled = body === undefined ? {} : { body: JSON.parse(JSON.stringify(body).replaceAll(CHAT, chat)) };
      const reply: Reply = await client.send(method, url, kind === "upload" ? uploadOf("a.png", "x") : filled);
      const guid = reply.header("Set-GUID");
      if (guid !== undefined) client.guid = guid.replace("JSESSIONID=", "");
      return [reply.text, guid];
    };
    return {
      world,
      async do(kind: string, agent: number) {
        seen.push([kind, agent, await act(kind, agent)]);
      },
      /** All answers so far, and the visible state of the world. */
      get record() {
        return { seen, ...readVisibleState(world) };
      },
    };
  }

  const runAlone = async (which: 0 | 1, all: readonly Turn[]) => {
    const one = await openObserved(which);
    for (const [world, kind, agent] of all) if (world === which) await one.do(kind, agent);
    return one.record;
  };

  const eventTypes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      const both = [await openObserved(0), await openObserved(1)] as const;
      for (const [world, kind, agent] of all) await both[world].do(kind, agent);
      const [one, other] = [both[0].record, both[1].record];
      deepEqual(one, await runAlone(0, all));
      deepEqual(other, await runAlone(1, all));
      for (const { center } of gateway.worlds.list())
        for (const { event } of center.log.recent()) eventTypes.add(event.type);
      for (const { name } of gateway.worlds.list()) gateway.worlds.delete(name);
      deepEqual(gateway.deliveries.size, 0);
    }),
    { numRuns: countCases(60), examples: [[TWO_SHIFTS]] },
  );
  const wanted = ["talking", "joinedConference", "chatConnected", "chatMessageArrived", "chatMessageSent", "chatOver"];
  t.strictSame(
    wanted.filter((type) => !eventTypes.has(type)),
    [],
    `only ${[...eventTypes].join(", ")} happened`,
  );
});

/** Returns the visible state of a world. */
function readVisibleState({ center }: World) {
  const agents = [101, 102].map((id) => [stateOf(center, id), center.statistics(id)]);
  const { calls, chats, chatRecords, chatFiles, conferences } = center.state;
  const all = [calls, chats, chatFiles, conferences].map((map) => [...map.values()]);
  return { now: center.now, events: center.log.recent(), agents, all, chatRecords };
}
