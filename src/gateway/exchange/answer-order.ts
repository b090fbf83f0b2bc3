// Orders the answers that one request causes: first its own answer, then the answers to the polls that it ends.
import { clearImmediate, clearTimeout, setImmediate, setTimeout } from "../../runtime/time.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The delay between the answer to a sign-out and the answer to the poll of the ended session (milliseconds of wall time). A client that
 * reads its two connections in two threads must process the sign-out first.
 */
const SIGN_OUT_DELAY_MS = 100;

/** The answer to a poll of an ended session, until it is written. */
interface PendingAnswer {
  readonly write: () => void;
  /** Cancels its timer. */
  cancel: () => void;
}

/** Orders the answers of all worlds of a simulator. Only one request is handled at a time. */
export class AnswerOrder {
  /** The request that is being handled. */
  #cause: Exchange | undefined;
  readonly #waiting: { readonly exchange: Exchange; readonly write: () => void }[] = [];
  /** Polls whose session has ended and that are not answered yet. */
  readonly #pending = new Map<Exchange, PendingAnswer>();

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
   * Writes the answer to a poll of an ended session. If the control API or a timer ended the session, waits for the end of this turn of the
   * event loop. So the answer of the control API is written first.
   */
  writeAfterSessionEnd(exchange: Exchange, write: () => void): void {
    if (this.#cause === undefined) this.#writeInThisTurn(exchange, write);
    else this.write(exchange, write);
  }

  /**
   * Refuses a held poll because its session has ended.
   *
   * @param maxDelayMs the maximum delay (milliseconds of wall time), even if the request that ended the session is not answered yet
   */
  refuseEnded(poll: Exchange, maxDelayMs: number, retcode: Retcode, reason: RefusalReason): void {
    const refuse = () => poll.refuse(retcode, reason);
    const cause = this.#cause;
    if (cause === undefined || cause === poll) {
      this.#writeInThisTurn(poll, refuse);
      return;
    }
    this.#pending.set(poll, { write: refuse, cancel: () => {} });
    poll.onEnd(() => this.#takePending(poll));
    this.#writeAfter(poll, maxDelayMs);
    cause.onEnd(() => this.#writeAfter(poll, Math.min(SIGN_OUT_DELAY_MS, maxDelayMs)));
  }

  /** Writes all pending answers now. */
  close(): void {
    for (const poll of [...this.#pending.keys()]) this.#writePending(poll);
  }

  #writeInThisTurn(poll: Exchange, write: () => void): void {
    const immediate = setImmediate(() => this.#writePending(poll));
    this.#pending.set(poll, { write, cancel: () => clearImmediate(immediate) });
    poll.onEnd(() => this.#takePending(poll));
  }

  #writeAfter(poll: Exchange, waitMs: number): void {
    const pending = this.#pending.get(poll);
    if (pending === undefined) return;
    pending.cancel();
    const timer = setTimeout(() => this.#writePending(poll), waitMs);
    pending.cancel = () => clearTimeout(timer);
  }

  #writePending(poll: Exchange): void {
    const pending = this.#takePending(poll);
    if (pending !== undefined) poll.world.errorBoundary.run(pending.write);
  }

  #takePending(poll: Exchange): PendingAnswer | undefined {
    const pending = this.#pending.get(poll);
    pending?.cancel();
    this.#pending.delete(poll);
    return pending;
  }
}
