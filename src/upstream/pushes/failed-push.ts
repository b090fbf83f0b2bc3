// Explains why a push did not reach a client, or why the client has not acknowledged it.
import { explainAnswer, explainUnansweredPush, type PushFailure } from "../../gateway/plugin.ts";
import type { EndedPush } from "../../words/push-record.ts";
import type { TapedBody, TapedExchange } from "../tape/gateway-tape.ts";

const WORK_NO = /"workNo"\s*:\s*"?(\d{1,6})/;

/** Matches a push with a list of events. */
const EVENT_LIST = /"eventList"\s*:/;

/**
 * Returns why a push got no answer; undefined if it got one, whatever it says, or if the simulator was stopped.
 *
 * @param url the client's address; undefined if only the tape of the push is known
 * @param error why the client's server failed, if Node says so
 */
export function explainUnanswered(
  { end, answer }: TapedExchange,
  url?: URL | undefined,
  error?: Error | undefined,
): PushFailure | undefined {
  if (end === "answered" || end === "stopped") return undefined;
  const client = url?.host ?? "the client";
  if (end === "clientGone") {
    return { sentence: `the gateway has not waited for the answer of ${client}`, isByClient: true };
  }
  if (error !== undefined && url !== undefined) return explainUnansweredPush(error, url.href);
  const sentence =
    answer === null ? `${client} has not answered` : `${client} closed the connection before its answer was complete`;
  return { sentence, isByClient: true };
}

/**
 * Returns why a client has not acknowledged a push; undefined if it has, or if the simulator was stopped. The rule is that of the
 * simulator's own pushes.
 *
 * @param unanswered why it got no answer
 */
export function explainUnacknowledged(
  exchange: TapedExchange,
  unanswered: PushFailure | undefined = explainUnanswered(exchange),
): PushFailure | undefined {
  const { request, answer, end } = exchange;
  if (end !== "answered" || answer === null) return unanswered;
  const isList = typeof request.body !== "string" || EVENT_LIST.test(request.body);
  return explainAnswer({ status: answer.status, text: textOf(answer.body) }, isList ? "list" : "single");
}

/** Returns the end of a push for a journal. An incomplete answer counts as none. */
export function endOfPush({ answer, end }: TapedExchange, failure: PushFailure | undefined): EndedPush {
  const whole = end === "answered" && answer !== null ? answer : undefined;
  return {
    status: whole?.status,
    text: whole && textOf(whole.body),
    reason: failure && { sentence: failure.sentence },
  };
}

/** Returns the agent whose events are in the body of a push; undefined if it names none. */
export function agentOfPush(body: TapedBody | undefined): string | undefined {
  return typeof body === "string" ? WORK_NO.exec(body)?.[1] : undefined;
}

function textOf(body: TapedBody): string | undefined {
  return typeof body === "string" ? body : undefined;
}
