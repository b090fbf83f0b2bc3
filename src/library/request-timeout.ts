// How long a request of the library may take: nothing waits for ever for a simulator that is gone or stuck.

import { DURATION_FORM, parseDuration } from "../control/face.ts";
import { type Joined, joinSignals } from "../runtime/signals.ts";
import { LONGEST_TIMER } from "../runtime/time.ts";
import type { How } from "./transport.ts";

/** No simulator answers at the address, or something else does. */
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

/** The time-out of requests that are given none. */
export const USUAL_TIMEOUT = "30s";

/**
 * Returns the signal that ends a request: the caller's, or the time-out's with a RequestTimeout.
 *
 * @param what the request and where it goes, for the sentence.
 * @throws TypeError when the time-out is not a duration.
 */
export function endOf(what: string, { signal, timeout = USUAL_TIMEOUT, waits = 0 }: How): Joined {
  const length = parseDuration(String(timeout));
  if (length === undefined || length === 0) {
    throw new TypeError(`timeout: ${JSON.stringify(timeout)} is not a time-out: ${DURATION_FORM}`);
  }
  const reason = (): Error =>
    new RequestTimeout(
      `${what} was not answered within ${timeout}. Give the request a longer timeout if it needs one.`,
    );
  return joinSignals([signal], { wait: Math.min(length + waits, LONGEST_TIMER), reason });
}
