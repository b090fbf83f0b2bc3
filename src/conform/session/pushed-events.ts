// Reads the events in the pushes of a gateway.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { type AnsweredEvent, isObject, type JsonObject, jsonOf, retcodeOf } from "./answer-json.ts";

/** The headers of a push that say how the gateway works. The others are those of its HTTP client. */
const COMPARED: ReadonlySet<string> = new Set(["content-type", "guid", "service_token"]);

/** A push as far as its events need it. */
interface Pushed {
  readonly request: Pick<TapedExchange["request"], "headers" | "body">;
}

/** Returns the events in a push. Each has the push as if it had only this event, in the form of an answer. */
export function pushedEventsOf({ request: { headers, body } }: Pushed): readonly AnsweredEvent[] {
  const envelope = typeof body === "string" ? jsonOf({ body }) : undefined;
  if (envelope === undefined) return [];
  const own = headers.filter(([name]) => COMPARED.has(name.toLowerCase()));
  const { eventList, event: single, workNo: agent } = envelope;
  const isList = Array.isArray(eventList);
  const events: readonly unknown[] = isList ? eventList : [single];
  return events.filter(isObject).flatMap((event: JsonObject) => {
    const { eventType, workNo } = event;
    if (typeof eventType !== "string") return [];
    const alone = { ...envelope, ...(isList ? { eventList: [event] } : { event }) };
    const answer = { status: 200, headers: own, body: JSON.stringify(alone) };
    return [{ name: eventType, agent: String(workNo ?? agent ?? ""), event, answer }];
  });
}

/** Returns whether a client has acknowledged a push. If it has not, the gateway sends the same events again. */
export function isAcknowledged({ answer, end }: TapedExchange): boolean {
  if (answer === null || end !== "answered" || answer.status !== 200) return false;
  // The answer to a single event may be empty.
  return answer.body === "" || retcodeOf(answer) === "0";
}

/** The events of the pushes of a session, each once. */
export class PushedEvents {
  /** The events of each agent that its client has not acknowledged, as text. */
  readonly #unacknowledged = new Map<string, readonly string[]>();

  /** Returns the events of a push that no earlier push had. The pushes must come in their order. */
  take(exchange: TapedExchange): readonly AnsweredEvent[] {
    const events = pushedEventsOf(exchange);
    const [first] = events;
    if (first === undefined) return events;
    const texts = events.map(({ event }) => JSON.stringify(event));
    const before = this.#unacknowledged.get(first.agent) ?? [];
    const differs = texts.findIndex((text, index) => text !== before[index]);
    if (isAcknowledged(exchange)) this.#unacknowledged.delete(first.agent);
    else this.#unacknowledged.set(first.agent, texts);
    return differs < 0 ? [] : events.slice(differs);
  }
}
