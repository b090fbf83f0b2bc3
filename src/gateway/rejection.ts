// The outcome of a request that the gateway refuses itself, before the center is asked.
import type { RefusalReason } from "../words/refusal-reason.ts";
import type { Retcode } from "../words/retcodes.ts";

/** A request that did not pass, with the retcode for it and the reason. */
export class Rejection {
  readonly retcode: Retcode;
  readonly reason: RefusalReason;

  constructor(retcode: Retcode, reason: RefusalReason) {
    this.retcode = retcode;
    this.reason = reason;
  }
}
