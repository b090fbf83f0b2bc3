// Tests of spans: one per request to the gateway, a child of the client's span, and none without an SDK.
import {
  type Context,
  propagation,
  SpanStatusCode,
  type TextMapPropagator,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { test } from "tap";
import { Agent, fetch } from "undici";
import { startSimulator } from "../../src/index.ts";
import { isTraced } from "../../src/tracing/is-traced.ts";
import { openRequestSpans } from "../../src/tracing/request-spans.ts";

/** Reads the header `traceparent` of the W3C, as the propagator of every SDK does. */
const traceparent: TextMapPropagator = {
  inject: () => {},
  fields: () => ["traceparent"],
  extract(context: Context, carrier, getter) {
    const [, traceId = "", spanId = ""] = String(getter.get(carrier, "traceparent")).split("-");
    if (spanId === "") return context;
    return trace.setSpanContext(context, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
  },
};

test("without a registered tracer, nothing is traced", async (t) => {
  t.equal(isTraced(), false);
});

test("each request to the gateway is a span of the client's trace, with operation, retcode and reason", async (t) => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  propagation.setGlobalPropagator(traceparent);
  t.teardown(() => {
    trace.disable();
    propagation.disable();
  });
  await using simulator = await startSimulator({ scenario: "manual-answer", clock: "manual" });
  const dispatcher = new Agent({ connect: { ca: simulator.ca } });
  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${simulator.url}/agentgateway/resource/${path}`, {
      method,
      dispatcher,
      headers: { "Content-Type": "application/json", ...headers },
      ...(method === "PUT" ? { body: '{"password":"secret","phonenum":"40038"}' } : {}),
    }).then((response) => response.text());
  await send("PUT", "onlineagent/101", { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });
  await send("GET", "calldata/101/statistics?access=secret");
  await dispatcher.close();

  const [signIn, refused, ...others] = exporter.getFinishedSpans();
  t.equal(others.length, 0);
  t.match(
    { ...signIn, traceId: signIn?.spanContext().traceId },
    {
      name: "login",
      traceId: "0af7651916cd43dd8448eb211c80319c",
      parentSpanContext: { spanId: "b7ad6b7169203331" },
      attributes: {
        "http.request.method": "PUT",
        "url.path": "/agentgateway/resource/onlineagent/101",
        "http.response.status_code": 200,
        "ccgw.world": "default",
        "ccgw.agent": "101",
        "ccgw.retcode": "0",
      },
      status: { code: SpanStatusCode.UNSET },
    },
  );
  t.match(refused?.status, { code: SpanStatusCode.ERROR, message: /^\d{3}-\d{3}: / });
  t.equal(refused?.parentSpanContext, undefined);
  t.notMatch(JSON.stringify(refused?.attributes), "secret");
});

test("an SDK without the API causes a warning that names the command to install it", async (t) => {
  const warnings: string[] = [];
  const record = await openRequestSpans(
    (sentence) => warnings.push(sentence),
    () => Promise.reject(new Error("not found")),
  );
  t.equal(record, undefined);
  t.match(warnings, { length: 1, 0: /npm install @opentelemetry\/api\.$/ });
});
