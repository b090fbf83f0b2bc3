// Sorts the requests and polls of clients by time while a session runs.

import type { BegunExchange } from "../../../upstream/gateway-proxy.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { compareMoments, momentsOfPush, type TapedMoment } from "../../play/timeline.ts";
import { isPoll, nameExchange } from "../../session/named-request.ts";

/** The maximum time for which an unanswered request delays later moments (milliseconds). */
const MAX_ANSWER_MS = 5_000;

/** The moments of a running session. Times are in milliseconds since its start. */
export class LiveTimeline {
  /** The moments that have not been taken yet, sorted. */
  readonly #moments: TapedMoment[] = [];
  /** The start times of unanswered requests other than polls, by the numbers of their exchanges. */
  readonly #unanswered = new Map<number, number>();

  /** Notes that a request began. */
  begin(begun: BegunExchange): void {
    const { exchange, connection, from, request } = begun;
    const named = nameExchange(begun);
    if (!isPoll(named)) {
      this.#unanswered.set(exchange, from);
      return;
    }
    const open: TapedExchange = { exchange, connection, from, to: from, request, answer: null, end: "stopped" };
    this.#add({ kind: "pollBegan", at: from, exchange: open, named });
  }

  /** Notes an exchange that has ended. */
  end(exchange: TapedExchange): void {
    this.#unanswered.delete(exchange.exchange);
    const named = nameExchange(exchange);
    if (exchange.isPush === true) for (const moment of momentsOfPush(exchange, named)) this.#add(moment);
    else if (isPoll(named)) this.#add({ kind: "pollEnded", at: exchange.to, exchange, named });
    else this.#add({ kind: "request", at: exchange.from, exchange, named });
  }

  /** Removes and returns the next moment, if no earlier one can arrive; otherwise returns undefined. */
  take(now: number): TapedMoment | undefined {
    const [next] = this.#moments;
    return next !== undefined && next.at <= this.findEndOfKnown(now) ? this.#moments.shift() : undefined;
  }

  /** Returns the time before which all moments are known. */
  findEndOfKnown(now: number): number {
    const begun = [...this.#unanswered.values()].filter((from) => now - from < MAX_ANSWER_MS);
    return Math.min(now, ...begun);
  }

  #add(moment: TapedMoment): void {
    // Searches from the end, because nearly every moment is the latest one.
    let index = this.#moments.length;
    for (; index > 0; index--) {
      const before = this.#moments[index - 1];
      if (before === undefined || compareMoments(before, moment) <= 0) break;
    }
    this.#moments.splice(index, 0, moment);
  }
}
