// Limits the time of every request of the library, so that none waits forever for a simulator that has ended or hangs.

import { DURATION_FORM, parseDuration } from "../../control/api-types.ts";
import { type JoinedSignal, joinSignals } from "../../runtime/abort-signals.ts";
import { MAX_TIMER_MS } from "../../runtime/time.ts";
import type { InternalOptions, RequestOptions } from "./transport.ts";

/** No simulator was reached at the address. The message gives the reason. */
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

/** The default timeout of a request. */
export const DEFAULT_TIMEOUT = "30s";

/**
 * Returns a signal that aborts with the caller's signal, or with a RequestTimeout after the timeout and the extra wait.
 *
 * @param request method and address, for the message.
 * @throws TypeError if the timeout is not a duration, or is 0.
 */
export function createRequestSignal(
  request: string,
  { signal, timeout = DEFAULT_TIMEOUT }: RequestOptions,
  { extraWaitMs = 0 }: Pick<InternalOptions, "extraWaitMs"> = {},
): JoinedSignal {
  const timeoutMs = parseDuration(String(timeout));
  if (timeoutMs === undefined || timeoutMs === 0) {
    throw new TypeError(`timeout: ${JSON.stringify(timeout)} is not a valid timeout: use ${DURATION_FORM}`);
  }
  const extra = extraWaitMs === 0 ? "" : ` after its own wait of ${extraWaitMs / 1_000} s`;
  const reason = (): Error =>
    new RequestTimeout(
      `${request} was not answered within ${timeout}${extra}: set a longer timeout if the request needs one.`,
    );
  return joinSignals([signal], { waitMs: Math.min(timeoutMs + extraWaitMs, MAX_TIMER_MS), reason });
}
