// Whatever agents and customers do, legal or not, and however time passes: what always holds of a center, tried after every step.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type AgentId, type CallId, type LoggedEvent, REASONS } from "../../src/core/index.ts";
import { openCenter, type Stage } from "../support/center.ts";
import { recount } from "../support/recount.ts";

/** One thing that someone does. Agents are counted from 0; those beyond the last are unknown to the center. */
type Step =
  | { do: "signIn"; agent: number; force: boolean; polls: boolean; autoAnswer: boolean; autoEnterIdle: boolean }
  | { do: "signOut"; agent: number; cause: "own" | "forced" }
  | { do: (typeof AGENT_ACTIONS)[number]; agent: number }
  | { do: "rest"; agent: number; seconds: number; prolong: boolean }
  | { do: "sayBusy"; agent: number; prolong: boolean }
  | { do: "chooseSkills"; agent: number; queues: number[] }
  | { do: "heard"; agent: number }
  | { do: "callQueue"; queue: number; patience: number | undefined; talk: number | undefined }
  | { do: "callAgent"; agent: number; patience: number | undefined; talk: number | undefined }
  | { do: "customerHangsUp"; nth: number }
  | { do: "pass" | "advance"; seconds: number };

const AGENT_ACTIONS = [
  "answer",
  "release",
  "hold",
  "retrieve",
  "cancelBusy",
  "sayFree",
  "cancelRest",
  "work",
  "cancelWork",
] as const;

const agent = fc.nat(8);
const bool = fc.boolean();
const seconds = (most: number) => fc.nat(most * 4).map((quarters) => quarters / 4);
const maybe = (most: number) => fc.option(seconds(most), { nil: undefined });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("signIn" as const),
      agent,
      force: bool,
      polls: bool,
      autoAnswer: bool,
      autoEnterIdle: bool,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("signOut" as const), agent, cause: fc.constantFrom("own", "forced") }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom(...AGENT_ACTIONS), agent }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("rest" as const), agent, seconds: seconds(90), prolong: bool }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sayBusy" as const), agent, prolong: bool }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("chooseSkills" as const), agent, queues: fc.subarray([25, 26, 27]) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("heard" as const), agent }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("callQueue" as const),
      queue: fc.constantFrom(25, 25, 26, 27),
      patience: maybe(90),
      talk: maybe(90),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("callAgent" as const), agent, patience: maybe(90), talk: maybe(90) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("customerHangsUp" as const), nth: fc.nat(4) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom("pass" as const, "advance" as const), seconds: seconds(75) }),
  },
);

const shift = fc.record({
  agents: fc.integer({ min: 5, max: 8 }),
  noAnswerAction: fc.constantFrom("busy" as const, "idle" as const),
  steps: fc.array(step, { minLength: 1, maxLength: 70, size: "max" }),
});

/** Takes a step; answers what the move answered. */
function take(stage: Stage, step: Step): unknown {
  switch (step.do) {
    case "signIn": {
      const { agent, do: _, ...how } = step;
      return stage.signIn(101 + agent, how);
    }
    case "signOut":
      return stage.signOut(101 + step.agent, step.cause);
    case "rest":
      return stage.rest(101 + step.agent, step.seconds, 0, step.prolong);
    case "sayBusy":
      return stage.sayBusy(101 + step.agent, 0, step.prolong);
    case "chooseSkills":
      return stage.chooseSkills(101 + step.agent, step.queues);
    case "heard": {
      const session = stage.center.agent(101 + step.agent)?.session;
      if (session !== undefined) stage.center.heard(session);
      return "done";
    }
    case "callQueue":
      return stage.call({ queue: step.queue }, given(step));
    case "callAgent":
      return stage.call({ agent: 101 + step.agent }, given(step));
    case "customerHangsUp":
      return stage.customerHangsUp([...stage.center.state.calls.keys()][step.nth] ?? "none");
    case "pass":
    case "advance":
      return stage[step.do](step.seconds);
    default:
      return stage[step.do](101 + step.agent);
  }
}

function given({ patience, talk }: { patience: number | undefined; talk: number | undefined }) {
  return { ...(patience === undefined ? {} : { patience }), ...(talk === undefined ? {} : { talk }) };
}

/** The whole state and every counter, to see whether anything has changed. */
function rendering({ center }: Stage): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  const { state, now, nextAt } = center;
  return JSON.stringify([now, nextAt, state, [...state.agents.keys()].map((id) => center.statistics(id))], plain);
}

/** Where calls and agents are. */
function placesHold({ center: { state } }: Stage): void {
  const lines = [...state.queues.values(), ...state.agents.values()].map(({ waiting }) => waiting);
  for (const id of lines.flat()) ok(state.calls.has(id), `${id} waits, but is over`);
  const talking: AgentId[] = [];
  for (const { id, legs } of state.calls.values()) {
    const waits = lines.flat().filter((one) => one === id).length;
    equal(waits, legs.length > 0 ? 0 : 1, `${id} has ${legs.length} legs and waits ${waits} times`);
    for (const leg of legs) {
      ok(state.agents.get(leg.agent)?.session?.calls.includes(id), `${leg.agent} has a leg in ${id} and does not know`);
      if (leg.state === "talking") talking.push(leg.agent);
    }
  }
  equal(new Set(talking).size, talking.length, `talking on two calls at once: ${talking}`);

  for (const { id, session } of state.agents.values()) {
    if (session === undefined) continue;
    for (const call of session.calls) {
      equal(state.calls.get(call)?.legs.filter((leg) => leg.agent === id).length, 1, `${id} has no leg in ${call}`);
    }
    equal(session.state.name === "occupied", session.calls.length > 0, `${id} is ${session.state.name}`);
  }
  deepEqual(
    [...state.awaited].sort(),
    [...state.agents.values()].filter(({ waiting }) => waiting.length > 0).map(({ id }) => id),
  );
}

/** Who is free, and that nobody is free for whom a call waits. */
function freedomHolds({ center: { state } }: Stage): void {
  for (const queue of state.queues.values()) {
    const idle = [...state.agents.values()].filter(
      ({ session }) => session?.state.name === "idle" && session.skills.includes(queue.id),
    );
    deepEqual(
      [...queue.free].sort(),
      idle.map(({ id }) => id),
    );
    const since = [...queue.free].map((id) => state.agents.get(id)?.session?.state.since ?? 0);
    deepEqual(
      since,
      since.toSorted((a, b) => a - b),
      "the longest idle stand first",
    );
    ok(queue.free.size === 0 || queue.waiting.length === 0, `in ${queue.id} a call waits beside a free agent`);
  }
  for (const { id, session, waiting } of state.agents.values()) {
    ok(session?.state.name !== "idle" || waiting.length === 0, `${id} is idle, and a call by name waits`);
  }
}

/** Listens to a center: the events of each agent since it signed in last, and the talks that are not over. */
function witness({ center }: Stage) {
  const lives = new Map<AgentId, LoggedEvent[]>();
  const talks = new Map<CallId, Set<AgentId>>();
  center.log.listen((logged) => {
    const { event } = logged;
    if ("agent" in event) {
      const life = event.type === "signed-in" ? [] : (lives.get(event.agent) ?? []);
      life.push(logged);
      lives.set(event.agent, life);
    }
    if (event.type === "talking") talks.set(event.call, (talks.get(event.call) ?? new Set()).add(event.agent));
    if (event.type === "left-call") talks.get(event.call)?.delete(event.agent);
    if (event.type === "call-over") equal(talks.get(event.call)?.size ?? 0, 0, `${event.call} is over, a talk is not`);
  });
  return lives;
}

function countersHold({ center }: Stage, lives: ReadonlyMap<AgentId, readonly LoggedEvent[]>): void {
  for (const { id, session } of center.state.agents.values()) {
    const counters = center.statistics(id);
    deepEqual(counters, recount(lives.get(id) ?? [], center.now), `the counters of ${id}`);
    ok(counters.restouttime <= counters.resttime);
    if (session === undefined) continue;
    const { talktime, busytime, resttime } = counters;
    ok(
      talktime + busytime + resttime <= (center.now - session.signedInAt) / 1_000,
      `${id} did more than there was time`,
    );
  }
}

test("whatever happens in a center", (t) => {
  fc.assert(
    fc.property(shift, ({ agents, noAnswerAction, steps }) => {
      const stage = openCenter({ agents, settings: { noAnswerAction } });
      const lives = witness(stage);
      for (const step of steps) {
        const before = rendering(stage);
        const outcome = take(stage, step);
        if (REASONS.some((reason) => reason === outcome)) equal(rendering(stage), before, "a refusal changes nothing");
        placesHold(stage);
        freedomHolds(stage);
        countersHold(stage, lives);
        // Every client fetches what there is.
        for (const { mailbox } of stage.center.state.agents.values()) mailbox.length = 0;
      }
    }),
    { numRuns: 200 },
  );
  t.end();
});
