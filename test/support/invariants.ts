// Checks the invariants of a center: calls and agents match, no call waits while an agent is free, and counters match the events.
import { deepEqual, equal, ok } from "node:assert/strict";
import type { AgentId, Call, CallId, Leg, LoggedEvent } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";
import { recount } from "./recount.ts";

/** Returns the whole state and every counter as text, to detect any change. */
export function writeStateAsText({ center }: Stage): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  const { state, now, nextAt } = center;
  return JSON.stringify([now, nextAt, state, [...state.agents.keys()].map((id) => center.statistics(id))], plain);
}

/** Checks that calls, legs, queues and agents match each other. */
export function checkCallsAndAgents({ center: { state } }: Stage): void {
  const queues = [...state.queues.values()].filter(({ media }) => media === "voice");
  const waitingLists = [...queues, ...state.agents.values()].map(({ waiting }) => waiting);
  for (const id of waitingLists.flat()) ok(state.calls.has(id), `${id} waits, but is over`);
  const talking: AgentId[] = [];
  for (const call of state.calls.values()) {
    const waits = waitingLists.flat().filter((id) => id === call.id).length;
    equal(waits, call.waiting ? 1 : 0, `${call.id} waits ${waits} times`);
    for (const leg of call.legs) {
      ok(
        state.agents.get(leg.agent)?.session?.calls.includes(call.id),
        `${leg.agent} has a leg in ${call.id}, which its session does not list`,
      );
      if (leg.state === "talking") talking.push(leg.agent);
    }
    checkParties(call);
    checkBridge(state.calls, call);
  }
  equal(new Set(talking).size, talking.length, `talking in two calls: ${talking}`);

  for (const { id, session } of state.agents.values()) {
    if (session === undefined) continue;
    for (const call of session.calls) {
      equal(state.calls.get(call)?.legs.filter((leg) => leg.agent === id).length, 1, `${id} has no leg in ${call}`);
    }
    const { calls, conference } = session;
    equal(
      session.state.name === "occupied",
      calls.length > 0 || conference !== undefined,
      `${id} is ${session.state.name}`,
    );
    for (const leg of findLegs(state.calls, session.calls, id)) {
      const consultation = leg.heldFor === undefined ? undefined : state.calls.get(leg.heldFor);
      if (leg.heldFor !== undefined)
        ok(
          consultation?.legs.some(({ agent }) => agent === id),
          `${id} holds a call for a consultation that it is not in`,
        );
    }
  }
  deepEqual(
    [...state.awaited].sort(),
    [...state.agents.values()].filter(({ waiting }) => waiting.length > 0).map(({ id }) => id),
  );
}

/** Returns the legs of an agent in calls. */
function findLegs(calls: ReadonlyMap<CallId, Call>, ids: readonly CallId[], agent: AgentId): Leg[] {
  return ids.flatMap((id) => calls.get(id)?.legs.filter((leg) => leg.agent === agent) ?? []);
}

/** Checks that a call has enough parties for its state. */
function checkParties({ id, legs, outside, waiting, ivr, transfer }: Call): void {
  const answered = legs.filter(({ answeredAt }) => answeredAt !== undefined).length;
  const here = outside.filter(({ state }) => state === "here").length;
  const called = outside.length - here + legs.length - answered;
  // An agent who makes a call picks up its phone first.
  const isBeginning = legs.some(({ side, state }) => side === "caller" && state === "alerting");
  if (isBeginning) equal(legs.length + outside.length, 1, `${id} rings before its caller's phone is picked up`);
  else if (waiting || ivr !== undefined) ok(here > 0, `${id} waits without a waiting party`);
  else ok(answered + here + called >= 2, `${id} has ${answered} agents, ${here} outside and ${called} who are called`);
  if (answered > 0) ok(answered + here >= 2, `an agent is alone in ${id}`);
  if (waiting) equal(legs.length, 0, `${id} waits, and an agent has a leg in it`);
  if (transfer !== undefined)
    ok(
      legs.some(({ agent }) => agent === transfer.by),
      `${id} is a transfer without a transferring agent`,
    );
  for (const { agent, state, answeredAt } of legs) {
    const isUnanswered = state === "alerting" || state === "dialing" || state === "ringing";
    equal(answeredAt === undefined, isUnanswered, `${agent} is ${state} in ${id}`);
  }
}

/** Checks that joined calls refer to each other, and that the joining agent is `talking` in one and `joined` in the other. */
function checkBridge(calls: ReadonlyMap<CallId, Call>, { id, bridge, legs }: Call): void {
  const joined = legs.filter(({ state }) => state === "joined");
  if (bridge === undefined) {
    equal(joined.length, 0, `${id} has a joined leg, but no other call`);
    return;
  }
  const other = calls.get(bridge.with);
  equal(other?.bridge?.with, id, `${id} is joined with ${bridge.with}, which is not joined with it`);
  const states = [legs, other?.legs ?? []].map((list) => list.find(({ agent }) => agent === bridge.by)?.state);
  deepEqual(states.toSorted(), ["joined", "talking"], `${bridge.by} has joined ${id}`);
}

/** Checks the free agents of each queue of calls, and that no call waits while one of its agents is free. */
export function checkFreeAgents({ center: { state } }: Stage): void {
  for (const queue of state.queues.values()) {
    if (queue.media !== "voice") continue;
    const idle = [...state.agents.values()].filter(
      ({ session }) => session?.state.name === "idle" && session.talkRight && session.skills.includes(queue.id),
    );
    deepEqual(
      [...queue.freeAgents].sort(),
      idle.map(({ id }) => id),
    );
    const since = [...queue.freeAgents].map((id) => state.agents.get(id)?.session?.state.since ?? 0);
    deepEqual(
      since,
      since.toSorted((a, b) => a - b),
      "the longest idle agents are first",
    );
    ok(
      queue.freeAgents.size === 0 || queue.waiting.length === 0,
      `in ${queue.id} a call waits although an agent is free`,
    );
  }
  for (const { id, session, waiting } of state.agents.values()) {
    ok(session?.state.name !== "idle" || waiting.length === 0, `${id} is idle, and a direct call waits`);
  }
}

/**
 * Returns a map that gets the events of each agent since its last sign-in, from now on. At the end of each call, checks that no agent still
 * talks in it.
 */
export function recordEvents({ center }: Stage) {
  const eventsSinceSignIn = new Map<AgentId, LoggedEvent[]>();
  const talks = new Map<CallId, Set<AgentId>>();
  center.log.listen((logged) => {
    const { event } = logged;
    if ("agent" in event) {
      const events = event.type === "signedIn" ? [] : (eventsSinceSignIn.get(event.agent) ?? []);
      events.push(logged);
      eventsSinceSignIn.set(event.agent, events);
    }
    if (event.type === "talking" || event.type === "threeWayBegan") {
      talks.set(event.call, (talks.get(event.call) ?? new Set()).add(event.agent));
    }
    if (event.type === "leftCall" || event.type === "talkPassed" || event.type === "talkMoved")
      talks.get(event.call)?.delete(event.agent);
    if (event.type === "callOver" || event.type === "callMerged") {
      equal(talks.get(event.call)?.size ?? 0, 0, `${event.call} is over, and an agent still talks in it`);
    }
  });
  return eventsSinceSignIn;
}

/** Checks the counters of every agent against a recount of the events since its last sign-in. */
export function checkCountersSinceSignIn(
  { center }: Stage,
  eventsSinceSignIn: ReadonlyMap<AgentId, readonly LoggedEvent[]>,
): void {
  for (const { id, session } of center.state.agents.values()) {
    const counters = center.statistics(id);
    deepEqual(
      counters,
      recount(eventsSinceSignIn.get(id) ?? [], center.now, center.settings.transfernums),
      `the counters of ${id}`,
    );
    ok(counters.restouttime <= counters.resttime);
    if (session === undefined) continue;
    const { talktime, busytime, resttime } = counters;
    ok(
      talktime + busytime + resttime <= (center.now - session.signedInAt) / 1_000,
      `the times of ${id} are longer than its session`,
    );
  }
}
