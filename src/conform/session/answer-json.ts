// Reads the bodies of answers: their JSON, their retcode, and the events in the answers to polls.
import { isObject } from "../../forms/member-of.ts";
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";

export { isObject } from "../../forms/member-of.ts";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The body of a JSONP answer: a function call with the JSON as its argument. */
const JSONP = /^[A-Za-z_$][\w$.]*\(([\s\S]*)\);?$/;

/** The parsed objects of answers, because a comparison reads each several times. */
const parsed = new WeakMap<object, JsonObject | undefined>();

/** Returns the object in a body; undefined if the body is not a JSON object. */
export function jsonOf(answer: Pick<GatewayAnswer, "body">): JsonObject | undefined {
  if (!parsed.has(answer)) parsed.set(answer, parse(answer.body));
  return parsed.get(answer);
}

function parse(body: GatewayAnswer["body"]): JsonObject | undefined {
  if (typeof body !== "string") return undefined;
  try {
    const value: unknown = JSON.parse(body.startsWith("{") ? body : (JSONP.exec(body)?.[1] ?? body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the retcode of an answer; its HTTP status if it has none. */
export function retcodeOf(answer: GatewayAnswer): string {
  const { retcode } = jsonOf(answer) ?? {};
  return typeof retcode === "string" || typeof retcode === "number" ? String(retcode) : `HTTP ${answer.status}`;
}

/** An event in the answer to a poll, or in a push. */
export interface AnsweredEvent {
  readonly name: string;
  readonly agent: string;
  readonly event: JsonObject;
  /** The answer with this event alone; for a push, its headers and its body with this event alone. */
  readonly answer: GatewayAnswer;
}

/**
 * Returns the events in the answer to a poll.
 *
 * @param agent the agent of events that name none
 */
export function eventsOf(answer: GatewayAnswer, agent: string | undefined): readonly AnsweredEvent[] {
  const envelope = jsonOf(answer);
  const written = envelope?.["event"] ?? [];
  const events = Array.isArray(written) ? written : [written];
  return events.filter(isObject).flatMap((event) => {
    const { eventType, workNo } = event;
    if (typeof eventType !== "string") return [];
    const alone = events.length === 1 ? answer : { ...answer, body: JSON.stringify({ ...envelope, event }) };
    return [{ name: eventType, agent: String(workNo ?? agent ?? ""), event, answer: alone }];
  });
}
