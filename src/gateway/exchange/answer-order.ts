// Orders the answers that one request causes: first its own answer, then the answers to the polls that it ends.
import { clearTimeout, setImmediate, setTimeout } from "../../runtime/time.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The delay between the answer to a sign-out and the answer to the poll of the ended session (milliseconds of wall time). A client that
 * reads its two connections in two threads must process the sign-out first.
 */
const SIGN_OUT_DELAY_MS = 100;

/** A poll that waits for its refusal, and its timer. */
interface PendingRefusal {
  readonly retcode: Retcode;
  readonly reason: RefusalReason;
  cancel: () => void;
}

/** Orders the answers of all worlds of a simulator. Only one request is handled at a time. */
export class AnswerOrder {
  /** The request that is being handled. */
  #cause: Exchange | undefined;
  readonly #waiting: { readonly exchange: Exchange; readonly write: () => void }[] = [];
  /** Polls whose session has ended and that are not answered yet. */
  readonly #pendingRefusals = new Map<Exchange, PendingRefusal>();

  /** Begins handling a request. */
  begin(cause: Exchange): void {
    this.#cause = cause;
  }

  /** Ends handling the request: writes the answers that waited for its own. */
  end(): void {
    this.#cause = undefined;
    for (let due = this.#waiting.shift(); due !== undefined; due = this.#waiting.shift()) {
      due.exchange.world.errorBoundary.run(due.write);
    }
  }

  /** Writes an answer now, or after the answer to the request that causes it. */
  write(exchange: Exchange, write: () => void): void {
    if (this.#cause === undefined || this.#cause === exchange) write();
    else this.#waiting.push({ exchange, write });
  }

  /**
   * Writes the answer to a poll of an ended session. If the control API ended the session, its answer is written first: in this turn of
   * the event loop.
   */
  writeAfterSessionEnd(exchange: Exchange, write: () => void): void {
    if (this.#cause === undefined) setImmediate(() => exchange.world.errorBoundary.run(write));
    else this.write(exchange, write);
  }

  /**
   * Refuses a held poll because its session has ended.
   *
   * @param maxDelayMs the maximum delay (milliseconds of wall time), even if the request that ended the session is not answered yet
   */
  refuseEnded(poll: Exchange, maxDelayMs: number, retcode: Retcode, reason: RefusalReason): void {
    const cause = this.#cause;
    this.#pendingRefusals.set(poll, { retcode, reason, cancel: () => {} });
    poll.onEnd(() => this.#takePending(poll));
    if (cause === undefined || cause === poll) {
      // This is done as in writeAfterSessionEnd.
      const immediate = setImmediate(() => this.#refuse(poll));
      this.#replaceTimer(poll, () => clearImmediate(immediate));
      return;
    }
    this.#refuseAfter(poll, maxDelayMs);
    cause.onEnd(() => this.#refuseAfter(poll, Math.min(SIGN_OUT_DELAY_MS, maxDelayMs)));
  }

  /** Refuses all pending polls now. */
  close(): void {
    for (const poll of [...this.#pendingRefusals.keys()]) this.#refuse(poll);
  }

  #refuseAfter(poll: Exchange, waitMs: number): void {
    if (!this.#pendingRefusals.has(poll)) return;
    const timer = setTimeout(() => this.#refuse(poll), waitMs);
    this.#replaceTimer(poll, () => clearTimeout(timer));
  }

  #replaceTimer(poll: Exchange, cancel: () => void): void {
    const pending = this.#pendingRefusals.get(poll);
    if (pending === undefined) return;
    pending.cancel();
    pending.cancel = cancel;
  }

  #refuse(poll: Exchange): void {
    const pending = this.#takePending(poll);
    if (pending !== undefined) poll.world.errorBoundary.run(() => poll.refuse(pending.retcode, pending.reason));
  }

  #takePending(poll: Exchange): PendingRefusal | undefined {
    const pending = this.#pendingRefusals.get(poll);
    pending?.cancel();
    this.#pendingRefusals.delete(poll);
    return pending;
  }
}
