// The order of the answers that one request causes: its own goes first, then those of the polls that it answers or ends.
import { clearTimeout, setImmediate, setTimeout } from "../../runtime/time.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { Exchange } from "./exchange.ts";

/**
 * How long after the answer to a sign-out the poll of the session that has ended is answered, in milliseconds of wall time. The two go
 * over two connections, and clients that read them in two threads must have understood the sign-out first.
 */
const PAUSE_AFTER_SIGN_OUT = 100;

/** How a poll will be refused, and what takes back the time at which it will be. */
interface PendingRefusal {
  readonly retcode: Retcode;
  readonly reason: RefusalReason;
  cancel: () => void;
}

export class AnswerOrder {
  /** The request that is handled at this moment. */
  #cause: Exchange | undefined;
  readonly #waiting: { readonly exchange: Exchange; readonly write: () => void }[] = [];
  /** Polls whose session has ended and that are not answered yet. */
  readonly #pendingRefusals = new Map<Exchange, PendingRefusal>();

  /** A request is handled from now on. */
  begin(cause: Exchange): void {
    this.#cause = cause;
  }

  /** The request has been handled: writes the answers that had to wait for its own. */
  end(): void {
    this.#cause = undefined;
    for (let due = this.#waiting.shift(); due !== undefined; due = this.#waiting.shift()) {
      due.exchange.world.fence.run(due.write);
    }
  }

  /** Writes an answer as soon as its turn has come. */
  write(exchange: Exchange, write: () => void): void {
    if (this.#cause === undefined || this.#cause === exchange) write();
    else this.#waiting.push({ exchange, write });
  }

  /**
   * Writes an answer that tells of the end of a session. If it is not a request to the gateway that ended it, it may be one of the control
   * API, which is answered within this turn.
   */
  writeAfterSessionEnd(exchange: Exchange, write: () => void): void {
    if (this.#cause === undefined) setImmediate(() => exchange.world.fence.run(write));
    else this.write(exchange, write);
  }

  /**
   * Refuses a held poll, because its session has ended.
   *
   * @param latest after so much wall time (milliseconds) at the latest, should the answer of the request that ended it never be written
   */
  refuseEnded(poll: Exchange, latest: number, retcode: Retcode, reason: RefusalReason): void {
    const cause = this.#cause;
    this.#pendingRefusals.set(poll, { retcode, reason, cancel: () => {} });
    poll.onEnd(() => this.#takePending(poll));
    if (cause === undefined || cause === poll) {
      // As with a farewell.
      const immediate = setImmediate(() => this.#refuse(poll));
      this.#replaceTimer(poll, () => clearImmediate(immediate));
      return;
    }
    this.#refuseAfter(poll, latest);
    cause.onEnd(() => this.#refuseAfter(poll, Math.min(PAUSE_AFTER_SIGN_OUT, latest)));
  }

  /** Answers all at once. */
  close(): void {
    for (const poll of [...this.#pendingRefusals.keys()]) this.#refuse(poll);
  }

  #refuseAfter(poll: Exchange, wait: number): void {
    if (!this.#pendingRefusals.has(poll)) return;
    const timer = setTimeout(() => this.#refuse(poll), wait);
    this.#replaceTimer(poll, () => clearTimeout(timer));
  }

  #replaceTimer(poll: Exchange, disarm: () => void): void {
    const ending = this.#pendingRefusals.get(poll);
    if (ending === undefined) return;
    ending.cancel();
    ending.cancel = disarm;
  }

  #refuse(poll: Exchange): void {
    const ending = this.#takePending(poll);
    if (ending !== undefined) poll.world.fence.run(() => poll.refuse(ending.retcode, ending.reason));
  }

  #takePending(poll: Exchange): PendingRefusal | undefined {
    const ending = this.#pendingRefusals.get(poll);
    ending?.cancel();
    this.#pendingRefusals.delete(poll);
    return ending;
  }
}
