// Property: two worlds of one gateway that get requests in turns give the same answers and events as each alone, byte for byte.
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { beginIncomingCall, stateOf } from "../../src/core/index.ts";
import type { World } from "../../src/world/world.ts";
import { cases } from "../support/cases.ts";
import { openGateway, openWorld, type Reply } from "../support/gateway.ts";

/** An action of an agent's client, a customer or a tester. */
type Action = readonly [kind: string, agent: number];
type Turn = readonly [world: 0 | 1, ...Action];

const action = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("in", "poll", "call") },
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
};

const BODIES: Readonly<Record<string, object>> = {
  confer: { memberNum: 3, time: 4 },
  invite: { addresses: [101, 102].map((agent) => ({ addressType: 9, address: String(agent) })) },
};

/** A shift in each world, one after the other. This example makes sure that whole calls and conferences are compared. */
const TWO_SHIFTS = ([0, 1] as const).flatMap((world) => [
  [world, "in", 102] satisfies Turn,
  ...[
    ...["in", "skills", "call", "poll", "answer", "statistics", "release", "confer", "invite"],
    ...["endConference", "advance", "busy", "free", "rest", "out"],
  ].map((kind): Turn => [world, kind, 101]),
]);

test("two worlds that get requests in turns behave as each does alone", async (t) => {
  const gateway = await openGateway(t);

  /** Opens a world, and records the answer to each action in it. */
  async function openObserved(which: 0 | 1) {
    // Guids depend on the name, so both worlds of a comparison have the same one.
    const name = `w${which}`;
    gateway.worlds.delete(name);
    const world = await openWorld({ settings: { statisticsOutsideCall: "answer" } }, name);
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
      const [method, path] = PATHS[kind] ?? ["", ""];
      const body = kind === "in" ? { password: "secret", phonenum: `${agent}` } : BODIES[kind];
      const url = `/w/${world.name}/agentgateway/resource/${path.replace("{}", String(agent))}`;
      const reply: Reply = await client.send(method, url, { body });
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
      get story() {
        return { seen, ...writeState(world) };
      },
    };
  }

  const runAlone = async (which: 0 | 1, all: readonly Turn[]) => {
    const one = await openObserved(which);
    for (const [world, kind, agent] of all) if (world === which) await one.do(kind, agent);
    return one.story;
  };

  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      const both = [await openObserved(0), await openObserved(1)] as const;
      for (const [world, kind, agent] of all) await both[world].do(kind, agent);
      const [one, other] = [both[0].story, both[1].story];
      deepEqual(one, await runAlone(0, all));
      deepEqual(other, await runAlone(1, all));
      for (const { center } of gateway.worlds.all()) for (const { event } of center.log.recent()) kinds.add(event.type);
      for (const { name } of gateway.worlds.all()) gateway.worlds.delete(name);
      deepEqual(gateway.deliveries.size, 0);
    }),
    { numRuns: cases(60), examples: [[TWO_SHIFTS]] },
  );
  t.ok(kinds.size > 8, `only ${[...kinds].join(", ")} happened`);
});

function writeState({ center }: World) {
  const agents = [101, 102].map((id) => [stateOf(center, id), center.statistics(id)]);
  return { now: center.now, events: center.log.recent(), agents, calls: [...center.state.calls.values()] };
}
