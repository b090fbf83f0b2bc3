// A center written down: all of it as plain data that JSON keeps, and the state back from that.
import type { Agent, Session } from "./agent.ts";
import type { Call } from "./call.ts";
import type { ClockSnapshot } from "./clock.ts";
import type { LogSnapshot } from "./event-log.ts";
import type { AgentId } from "./ids.ts";
import type { Queue } from "./queue.ts";
import type { Settings } from "./settings.ts";
import type { CenterState, Ivr } from "./state.ts";
import type { StatisticsSnapshot } from "./statistics.ts";
import type { Timer } from "./timer.ts";

/** Everything that a center is, so that another one can go on from there. Passwords are in it as they are kept: sealed. */
export interface CenterSnapshot {
  readonly state: StateSnapshot;
  readonly settings: Readonly<Settings>;
  readonly clock: ClockSnapshot<Timer>;
  readonly log: LogSnapshot;
  readonly statistics: StatisticsSnapshot;
}

/** A state whose maps and sets are lists, in the same order. */
export interface StateSnapshot extends Omit<CenterState, "agents" | "queues" | "ivrs" | "calls" | "awaited"> {
  readonly agents: readonly Agent[];
  readonly queues: readonly QueueSnapshot[];
  readonly ivrs: readonly Ivr[];
  readonly calls: readonly Call[];
  readonly awaited: readonly AgentId[];
}

interface QueueSnapshot extends Omit<Queue, "free"> {
  readonly free: readonly AgentId[];
}

/** Writes a state down. What comes back shares its parts with the state: it is to be copied before anything else happens. */
export function writeState(state: CenterState): StateSnapshot {
  return {
    ...state,
    agents: [...state.agents.values()],
    queues: Array.from(state.queues.values(), (queue) => ({ ...queue, free: [...queue.free] })),
    ivrs: [...state.ivrs.values()],
    calls: [...state.calls.values()],
    awaited: [...state.awaited],
  };
}

/** The state that was written down. It takes over the parts of what it is read from. */
export function readState(snapshot: StateSnapshot): CenterState {
  return {
    ...snapshot,
    // JSON drops a member that is undefined, and this is the only one that a spread would leave out.
    phoneRange: snapshot.phoneRange,
    agents: byId(snapshot.agents),
    queues: byId(snapshot.queues.map((queue) => ({ ...queue, free: new Set(queue.free) }))),
    ivrs: byId(snapshot.ivrs),
    calls: byId(snapshot.calls),
    awaited: new Set(snapshot.awaited),
  };
}

/** A held poll cannot be written down. Its client was there until now, and will ask again. */
export function letPollsGo(state: CenterState, heard: (session: Session) => void): void {
  for (const { session } of state.agents.values()) {
    if (session?.listening !== true) continue;
    session.listening = false;
    heard(session);
  }
}

function byId<Id, One extends { readonly id: Id }>(all: readonly One[]): Map<Id, One> {
  return new Map(all.map((one) => [one.id, one]));
}
