// Stores equal requests of a tape once, because clients poll with the same request repeatedly.
import type { TapedRequest } from "../../words/tape.ts";

/** The maximum number of requests. Beyond that, all are removed. */
const MAX_REQUESTS = 1_000;

/** Returns one object for equal requests. */
export class RequestInterner {
  /** The last request of each address. */
  readonly #byUrl = new Map<string, TapedRequest>();

  /** Returns the stored request that equals this one, and stores this one if there is none. Returns requests with a body as they are. */
  intern(request: TapedRequest): TapedRequest {
    if (request.body !== undefined) return request;
    const known = this.#byUrl.get(request.url);
    if (known !== undefined && isEqual(known, request)) return known;
    if (this.#byUrl.size >= MAX_REQUESTS) this.#byUrl.clear();
    this.#byUrl.set(request.url, request);
    return request;
  }
}

/** Returns whether requests of one address without a body are equal. The address and the method determine the operation and the agent. */
function isEqual(a: TapedRequest, b: TapedRequest): boolean {
  return (
    a.guid === b.guid &&
    a.method === b.method &&
    a.contentType === b.contentType &&
    a.from === b.from &&
    a.serviceToken === b.serviceToken &&
    a.secure === b.secure
  );
}
