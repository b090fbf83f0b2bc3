// The outcome of a request that fails a check of the gateway, before it reaches the center.
import type { RefusalReason } from "../words/refusal-reason.ts";
import type { Retcode } from "../words/retcodes.ts";

/** The retcode and the reason of a request that failed a check. */
export class Rejection {
  readonly retcode: Retcode;
  readonly reason: RefusalReason;

  constructor(retcode: Retcode, reason: RefusalReason) {
    this.retcode = retcode;
    this.reason = reason;
  }
}
