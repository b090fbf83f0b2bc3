// Knows how long the events of pushes may have waited at the real gateway.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { isAcknowledged } from "../session/pushed-events.ts";

/** A push that begins so soon after another one may have waited for it (milliseconds). */
const AT_ONCE_MS = 500;

/** The pushes of each agent. */
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
  unacknowledged(): readonly string[] {
    return [...this.#last].filter(([, push]) => !isAcknowledged(push)).map(([agent]) => agent);
  }
}
