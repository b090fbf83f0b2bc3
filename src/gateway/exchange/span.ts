// Collects the data of an answered exchange that its span needs.
import type { SpanRequest } from "../host.ts";
import type { IncomingRequest } from "./received-request.ts";

/** The part of an exchange that a span has. */
interface Answered {
  readonly request: IncomingRequest;
  readonly world: { readonly name: string };
  readonly operation: string;
  readonly agent: string | undefined;
  readonly response: { readonly statusCode: number };
}

/** Returns the data of an exchange for its span. `ms` is the time from receipt to answer, in milliseconds. */
export function spanOf(
  { request, world, operation, agent, response }: Answered,
  retcode: string,
  reason: string | undefined,
  ms: number,
): SpanRequest {
  const { headers, method = "", url = "" } = request.raw;
  return {
    headers,
    method,
    url,
    world: world.name,
    operation,
    agent,
    retcode,
    status: response.statusCode,
    reason,
    ms,
  };
}
