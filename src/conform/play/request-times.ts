// Tracks when the real gateway can have acted on the requests of a tape.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { SeenEvent } from "../session/compared-session.ts";
import { dropOldest } from "../session/renaming.ts";

/** The number of requests that are remembered. Their events are taken soon. */
const MAX_REQUESTS = 10_000;

/** The times of the requests that were played. */
export class RequestTimes {
  /** When the real gateway had answered requests, by the time at which they were played (milliseconds since the start of the tape). */
  readonly #answeredAt = new Map<string, number>();

  /** Notes that a request is played now (milliseconds since the start of the tape). */
  note(now: number, { to }: TapedExchange): void {
    const key = String(now);
    this.#answeredAt.set(key, Math.max(to, this.#answeredAt.get(key) ?? 0));
    dropOldest(this.#answeredAt, MAX_REQUESTS);
  }

  /**
   * Returns when an event of the simulator can have happened at the real gateway. A request is played when it arrives, but the real gateway
   * can have acted on it at any time until its answer.
   *
   * @param at when it happened in the simulator (milliseconds since the start of the tape)
   */
  spanOf(at: number): Pick<SeenEvent, "at" | "latest"> {
    const answeredAt = this.#answeredAt.get(String(at));
    return answeredAt === undefined ? { at } : { at, latest: answeredAt };
  }
}
