// Bounds the time of every request of the library, so that nothing waits forever for a simulator that is gone or stuck.

import { DURATION_FORM, parseDuration } from "../control/face.ts";
import { type JoinedSignal, joinSignals } from "../runtime/abort-signals.ts";
import { LONGEST_TIMER } from "../runtime/time.ts";
import type { How, RequestOptions } from "./transport.ts";

/** No simulator answers at the address, or something else does. The message says which. */
export class ConnectError extends Error {
  readonly code: "CCGW_NO_SIMULATOR" | "CCGW_TIMEOUT" = "CCGW_NO_SIMULATOR";

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "ConnectError";
  }
}

/** A request was not answered in time. */
export class RequestTimeout extends ConnectError {
  override readonly code = "CCGW_TIMEOUT";

  constructor(sentence: string) {
    super(sentence);
    this.name = "RequestTimeout";
  }
}

/** The time-out of requests without their own. */
export const USUAL_TIMEOUT = "30s";

/**
 * Returns a signal that aborts with the caller's signal, or with a RequestTimeout when the time is over.
 *
 * @param what the request and its address, for the message.
 * @throws TypeError if the time-out is not a duration.
 */
export function endOf(
  what: string,
  { signal, timeout = USUAL_TIMEOUT }: RequestOptions,
  { waits = 0 }: Pick<How, "waits"> = {},
): JoinedSignal {
  const length = parseDuration(String(timeout));
  if (length === undefined || length === 0) {
    throw new TypeError(`timeout: ${JSON.stringify(timeout)} is not a valid time-out: use ${DURATION_FORM}`);
  }
  const reason = (): Error =>
    new RequestTimeout(
      `${what} was not answered within ${timeout}. Give the request a longer timeout if it needs one.`,
    );
  return joinSignals([signal], { wait: Math.min(length + waits, LONGEST_TIMER), reason });
}
