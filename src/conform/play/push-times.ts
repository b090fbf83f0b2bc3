// Tracks how long the events of pushes may have waited at the real gateway, and declares who follows the pushes of a play.
import type { PushFailure } from "../../gateway/plugin.ts";
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { SeenEvent } from "../session/compared-session.ts";
import { isAcknowledged, pushedEventsOf } from "../session/pushed-events.ts";

/** Follows the pushes of the real gateway while they are played. */
export interface PlayedPushes {
  /** Called when the real gateway pushes. `events`: the events that no earlier push had. */
  begin(push: TapedExchange, agent: string, events: readonly SeenEvent[]): void;
  /** Called at the end of the push, with or without an answer of the client. */
  end(push: TapedExchange): void;
  /** Returns why the client has not acknowledged a push; undefined if it has, or if the simulator was stopped. */
  failureOf(push: TapedExchange): PushFailure | undefined;
}

/** A push that begins within this time after the end of another one may have waited for that end (milliseconds). */
const AT_ONCE_MS = 500;

/** Remembers the last push of each agent. */
export class PushTimes {
  readonly #last = new Map<string, TapedExchange>();

  /** Notes a push of an agent. Returns the earliest time at which its events can have happened (milliseconds since the start). */
  note(agent: string, push: TapedExchange): number {
    const last = this.#last.get(agent);
    this.#last.set(agent, push);
    if (last === undefined) return push.from;
    return !isAcknowledged(last) || push.from - last.to <= AT_ONCE_MS ? last.from : push.from;
  }

  /** The agents whose events are pushed. */
  get agents(): Iterable<string> {
    return this.#last.keys();
  }

  /** Returns the agents whose clients have not acknowledged the last push. More events may have been waiting. */
  listUnacknowledged(): readonly string[] {
    return [...this.#last].filter(([, push]) => !isAcknowledged(push)).map(([agent]) => agent);
  }
}

/** Returns the agent whose events a push has; undefined if it has none. */
export function receiverOf(push: TapedExchange): string | undefined {
  return pushedEventsOf(push)[0]?.agent;
}
