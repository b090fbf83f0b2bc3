// Describes an exchange with the real gateway for the log.

import { findOperation, type RequestLine, readPathBelowRoot } from "../gateway/plugin.ts";
import { explainRequestFailure } from "../runtime/request-failure.ts";
import { agentOfPush } from "./pushes/failed-push.ts";
import type { TapedExchange } from "./tape/gateway-tape.ts";

const RETCODE = /"retcode"\s*:\s*"?([^",}\s]{1,40})/;

/**
 * Returns the log line of an exchange. In place of a missing retcode, it has the HTTP status of the answer. Without a whole answer, it has
 * the end of the exchange, such as `clientGone`.
 *
 * @param url the URL of the real gateway
 * @param error why the gateway failed, if known
 */
export function describeExchange(exchange: TapedExchange, url: URL, error: Error | undefined): RequestLine {
  const { request, answer, end, from, to } = exchange;
  if (exchange.isPush === true) return describePush(exchange);
  const match = findOperation(request.method, readPathBelowRoot(request) ?? "/");
  return {
    world: "default",
    operation: match?.operation.name ?? "unknown",
    agent: match?.params["agentid"],
    retcode: end === "answered" ? outcomeOf(answer) : end,
    ms: Math.round(to - from),
    ...(error === undefined ? {} : { reason: explainRequestFailure(error, url).sentence }),
  };
}

/** Returns the log line of a push. The operation is `push`, as in the journal of a world, and the retcode is that of the client. */
function describePush(exchange: TapedExchange): RequestLine {
  const { answer, end, from, to } = exchange;
  return {
    world: "default",
    operation: "push",
    agent: agentOfPush(exchange.request.body),
    retcode: end === "answered" ? outcomeOf(answer) : end,
    ms: Math.round(to - from),
  };
}

function outcomeOf(answer: TapedExchange["answer"]): string {
  const text = typeof answer?.body === "string" ? answer.body : "";
  return RETCODE.exec(text)?.[1] ?? `HTTP ${answer?.status}`;
}
