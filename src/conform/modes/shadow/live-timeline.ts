// Puts what clients do at the real gateway into the order of time, while they do it.

import type { BegunExchange } from "../../../upstream/pass.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { compareMoments, type TapedMoment } from "../../play/timeline.ts";
import { isPoll, nameRequest } from "../../session/named-request.ts";

/** How long a request without an answer holds up those that came later (milliseconds). */
const MAX_ANSWER_MS = 5_000;

/** The moments of a session that is not over. Times are in milliseconds since its start. */
export class LiveTimeline {
  /** The moments that have not been taken, in their order. */
  readonly #moments: TapedMoment[] = [];
  /** When the requests began that are not answered, by the numbers of their exchanges. Polls are not among them. */
  readonly #unanswered = new Map<number, number>();

  /** Notes that a request began. */
  begin({ exchange, connection, from, request }: BegunExchange): void {
    const named = nameRequest(request);
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
    const named = nameRequest(exchange.request);
    if (isPoll(named)) this.#add({ kind: "pollEnded", at: exchange.to, exchange, named });
    else this.#add({ kind: "request", at: exchange.from, exchange, named });
  }

  /** Takes the next moment before which nothing can happen any more; undefined if there is none. */
  take(now: number): TapedMoment | undefined {
    const [next] = this.#moments;
    return next !== undefined && next.at <= this.knownUntil(now) ? this.#moments.shift() : undefined;
  }

  /** Returns the time until which the session is known. */
  knownUntil(now: number): number {
    const begun = [...this.#unanswered.values()].filter((from) => now - from < MAX_ANSWER_MS);
    return Math.min(now, ...begun);
  }

  #add(moment: TapedMoment): void {
    // Nearly all moments are later than those before them.
    let index = this.#moments.length;
    for (; index > 0; index--) {
      const before = this.#moments[index - 1];
      if (before === undefined || compareMoments(before, moment) <= 0) break;
    }
    this.#moments.splice(index, 0, moment);
  }
}
