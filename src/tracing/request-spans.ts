// Records an OpenTelemetry span for each request to the gateway.
import type { IncomingHttpHeaders } from "node:http";
import { readWallTime } from "../runtime/time.ts";
import { readPackageVersion } from "../runtime/version.ts";

/** An answered request, for a span. */
export interface TracedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  /** The URL as it was sent, with its query. */
  readonly url: string;
  readonly world: string;
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Why it was refused; undefined if it was not. */
  readonly reason: string | undefined;
  /** The time from receipt to answer, in milliseconds of wall time. */
  readonly ms: number;
}

/** Records a span. */
export type RecordSpan = (request: TracedRequest) => void;

/**
 * Loads the OpenTelemetry API, which users install with an SDK.
 *
 * @param warn called with a sentence if the API can't be loaded
 * @param load imports the API
 * @returns a function that records spans; undefined if the API can't be loaded
 */
export async function openRequestSpans(
  warn: (sentence: string) => void,
  load = () => import("@opentelemetry/api"),
): Promise<RecordSpan | undefined> {
  const api = await load().catch(() => undefined);
  if (api === undefined) {
    warn(
      "An OpenTelemetry tracer is registered, but no spans are recorded, because the package @opentelemetry/api is missing: npm install @opentelemetry/api.",
    );
    return undefined;
  }
  const { propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
  const tracer = trace.getTracer("cc-gateway-simulator", readPackageVersion());
  return ({ headers, method, url, world, operation, agent, retcode, status, reason, ms }) => {
    const end = readWallTime();
    // No span of this process encloses a request, so its parent is the client's span.
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const attributes = {
      "http.request.method": method,
      "url.path": url.replace(/\?.*$/s, ""),
      "http.response.status_code": status,
      "ccgw.world": world,
      "ccgw.operation": operation,
      "ccgw.retcode": retcode,
      ...(agent === undefined ? {} : { "ccgw.agent": agent }),
    };
    const span = tracer.startSpan(operation, { kind: SpanKind.SERVER, startTime: end - ms, attributes }, parent);
    if (retcode !== "0")
      span.setStatus({ code: SpanStatusCode.ERROR, message: reason === undefined ? retcode : `${retcode}: ${reason}` });
    span.end(end);
  };
}
