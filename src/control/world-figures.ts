// The figures of a world, read off what it has: nothing is counted twice, and nothing is counted for the sake of them.
import type { World } from "../world/world.ts";
import { SHOWN_STATES } from "./agent-answer.ts";
import { CALL_STATES, callStateOf } from "./call-answer.ts";
import type { Exposition } from "./exposition.ts";

/** A world at one moment. */
export interface WorldFigures {
  readonly world: string;
  readonly now: number;
  readonly events: number;
  readonly agents: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, number>>;
  readonly heldPolls: number;
  readonly waitingEvents: number;
  readonly requests: ReturnType<World["journal"]["totals"]>;
}

export function figuresOf({ name, center, journal }: World): WorldFigures {
  const agents: Record<string, number> = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0]));
  const calls: Record<string, number> = Object.fromEntries(CALL_STATES.map((state) => [state, 0]));
  let heldPolls = 0;
  let waitingEvents = 0;
  for (const { id, session, mailbox } of center.state.agents.values()) {
    const state = session === undefined ? "signedOut" : center.stateOf(id).name;
    agents[state] = (agents[state] ?? 0) + 1;
    if (session?.listening === true) heldPolls++;
    waitingEvents += mailbox.waiting.length;
  }
  for (const call of center.state.calls.values()) {
    const state = callStateOf(call);
    calls[state] = (calls[state] ?? 0) + 1;
  }
  const { length: events } = center.log;
  return { world: name, now: center.now, events, agents, calls, heldPolls, waitingEvents, requests: journal.totals() };
}

/** Writes the figures of worlds, family by family: after each world of each it pauses, for whoever wants to do something else. */
export function* writeWorlds(out: Exposition, worlds: readonly WorldFigures[]): Generator<void> {
  yield* writeRequests(out, worlds);
  yield* byState(out, worlds, "agents", "Agents by state.");
  yield* byState(out, worlds, "calls", "Calls under way by state.");
  yield* gauge(out, worlds, "ccgw_held_polls", "Polls that are held because no event waits.", (one) => one.heldPolls);
  yield* gauge(
    out,
    worlds,
    "ccgw_waiting_events",
    "Events that clients have not fetched yet.",
    (one) => one.waitingEvents,
  );
  out.family("ccgw_events_total", "counter", "Events that happened in the world's present life.");
  for (const { world, events } of worlds) yield out.sample("ccgw_events_total", { world }, events);
  yield* gauge(
    out,
    worlds,
    "ccgw_world_time_seconds",
    "What time it is in the world, since 1970.",
    (one) => one.now / 1_000,
  );
}

function* writeRequests(out: Exposition, worlds: readonly WorldFigures[]): Generator<void> {
  out.family("ccgw_requests_received_total", "counter", "Requests that clients made, answered or not.");
  for (const { world, requests } of worlds) {
    for (const { operation, received } of requests) {
      out.sample("ccgw_requests_received_total", { world, operation }, received);
    }
    yield;
  }
  out.family("ccgw_requests_total", "counter", "Requests that were answered.");
  for (const { world, requests } of worlds) {
    for (const { operation, answered } of requests) {
      for (const [retcode, count] of Object.entries(answered)) {
        out.sample("ccgw_requests_total", { world, operation, retcode }, count);
      }
    }
    yield;
  }
  out.family("ccgw_requests_aborted_total", "counter", "Requests whose client was gone before the answer.");
  for (const { world, requests } of worlds) {
    for (const { operation, aborted } of requests) {
      out.sample("ccgw_requests_aborted_total", { world, operation }, aborted);
    }
    yield;
  }
  const name = "ccgw_request_duration_seconds";
  out.family(
    name,
    "summary",
    "How long answered requests took, in wall time; polls with the time that they were held.",
  );
  for (const { world, requests } of worlds) {
    for (const { operation, answered, ms } of requests) {
      const count = Object.values(answered).reduce((sum, one) => sum + one, 0);
      out.sample(`${name}_sum`, { world, operation }, Math.round(ms * 1_000) / 1_000_000);
      out.sample(`${name}_count`, { world, operation }, count);
    }
    yield;
  }
}

function* byState(
  out: Exposition,
  worlds: readonly WorldFigures[],
  what: "agents" | "calls",
  help: string,
): Generator<void> {
  out.family(`ccgw_${what}`, "gauge", help);
  for (const figures of worlds) {
    for (const [state, count] of Object.entries(figures[what])) {
      out.sample(`ccgw_${what}`, { world: figures.world, state }, count);
    }
    yield;
  }
}

function* gauge(
  out: Exposition,
  worlds: readonly WorldFigures[],
  name: string,
  help: string,
  value: (figures: WorldFigures) => number,
): Generator<void> {
  out.family(name, "gauge", help);
  for (const figures of worlds) yield out.sample(name, { world: figures.world }, value(figures));
}
