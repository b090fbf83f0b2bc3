// Explains why a push did not reach a client.
import { explainUnansweredPush } from "../../gateway/plugin.ts";
import type { TapedExchange } from "../tape/gateway-tape.ts";

const WORK_NO = /"workNo"\s*:\s*"?(\d{1,6})/;

/** A failed push. */
export interface FailedPush {
  /** The agent whose events it has; `unknown` if it names none. */
  readonly agent: string;
  /** Why it failed: a sentence without capital and full stop. */
  readonly sentence: string;
}

/**
 * Returns why a push got no answer; undefined if it got one. What the answer says is between the client and the gateway.
 *
 * @param url the client's address
 * @param error why the client's server failed, if Node says so
 */
export function explainFailedPush(url: URL, exchange: TapedExchange, error: Error | undefined): FailedPush | undefined {
  const { end } = exchange;
  if (end === "answered" || end === "stopped") return undefined;
  const agent = agentOfPush(exchange) ?? "unknown";
  if (end === "clientGone") return { agent, sentence: `the gateway has not waited for the answer of ${url.host}` };
  if (error === undefined)
    return { agent, sentence: `${url.host} closed the connection before its answer was complete` };
  return { agent, sentence: explainUnansweredPush(error, url.href).sentence };
}

/** Returns the agent whose events a push has; undefined if it names none. */
export function agentOfPush({ request: { body } }: TapedExchange): string | undefined {
  return typeof body === "string" ? WORK_NO.exec(body)?.[1] : undefined;
}
