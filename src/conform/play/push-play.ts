// Plays the pushes of a tape: the simulator pushes when the real gateway does, and gets the answers of its clients.
import { explainUnacknowledged } from "../../upstream/pushes/failed-push.ts";
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { SeenEvent } from "../session/compared-session.ts";
import { pushedEventsOf } from "../session/pushed-events.ts";
import type { EventMatching } from "./event-matching.ts";
import { type PlayedPushes, PushTimes, receiverOf } from "./push-times.ts";
import type { RequestTimes } from "./request-times.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

/** The parts of a play of pushes. */
interface PushPlayParts {
  readonly world: SimulatedWorld;
  readonly matching: EventMatching;
  readonly requestTimes: RequestTimes;
  /** Follows the pushes; undefined without a follower. */
  readonly follower: PlayedPushes | undefined;
}

/** The pushes of a play. */
export class PushPlay {
  readonly #parts: PushPlayParts;
  readonly #times = new PushTimes();

  constructor(parts: PushPlayParts) {
    this.#parts = parts;
  }

  /**
   * Notes a push of the real gateway. From the first push on, the events of the agent are known on both sides.
   *
   * @returns the earliest time at which its events can have happened (milliseconds since the start); undefined if it has no events
   */
  note(push: TapedExchange): number | undefined {
    const agent = receiverOf(push);
    return agent === undefined ? undefined : this.#times.note(agent, push);
  }

  /** Passes the new events of a push to the follower. */
  follow(push: TapedExchange, events: readonly SeenEvent[]): void {
    this.#parts.follower?.begin(push, receiverOf(push) ?? "", events);
  }

  /** Lets the simulator push the events that wait for the agent of a push. */
  begin(push: TapedExchange): void {
    this.#parts.world.beginPush(receiverOf(push) ?? "");
  }

  /** Gives the simulator the answer of the client to a push. */
  end(push: TapedExchange): void {
    const agent = receiverOf(push);
    if (agent === undefined) return;
    const { follower, world } = this.#parts;
    const failure = follower === undefined ? explainUnacknowledged(push) : follower.failureOf(push);
    follower?.end(push);
    if (push.end !== "stopped") world.endPush(agent, failure);
  }

  /** Takes the simulator's new events for the agents who get pushes. */
  takeEvents(): void {
    const { world, matching, requestTimes } = this.#parts;
    for (const agent of this.#times.agents) {
      for (const { at, serial, headers, body } of world.takeNewPushes(agent)) {
        const [event] = pushedEventsOf({ request: { headers, body } });
        if (event === undefined) continue;
        const { name, answer } = event;
        matching.addSimulated(agent, { name, ...requestTimes.spanOf(at), exchange: 0, answer, serial });
      }
    }
  }

  /** Removes the simulator's events that clients have not acknowledged. */
  forgetUnacknowledged(): void {
    for (const agent of this.#times.listUnacknowledged()) this.#parts.matching.forgetUnpolled(agent);
  }
}
