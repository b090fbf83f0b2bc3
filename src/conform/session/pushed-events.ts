// Reads the events in the pushes of a gateway.
import { explainUnacknowledged } from "../../upstream/pushes/failed-push.ts";
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { type AnsweredEvent, isObject, type JsonObject, jsonOf } from "./answer-json.ts";

/** The headers of a push that say how the gateway works. The others are those of its HTTP client. */
const COMPARED: ReadonlySet<string> = new Set(["content-type", "guid", "service_token"]);

/** The part of a push that contains its events. */
interface Pushed {
  readonly request: Pick<TapedExchange["request"], "headers" | "body">;
}

/** Returns the events in a push. The `answer` of each is the push as if it contained only this event. */
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
export function isAcknowledged(push: TapedExchange): boolean {
  return push.end === "answered" && explainUnacknowledged(push) === undefined;
}

/** Returns the body of one push with the events of several pushes, each of which has one event. */
export function joinPushes(bodies: readonly string[]): string {
  const [first = "", ...others] = bodies;
  const envelope = jsonOf({ body: first });
  if (others.length === 0 || !Array.isArray(envelope?.["eventList"])) return first;
  const eventList = bodies.flatMap((body) => jsonOf({ body })?.["eventList"] ?? []);
  return JSON.stringify({ ...envelope, eventList });
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
    const firstNew = texts.findIndex((text, index) => text !== before[index]);
    if (isAcknowledged(exchange)) this.#unacknowledged.delete(first.agent);
    else this.#unacknowledged.set(first.agent, texts);
    return firstNew < 0 ? [] : events.slice(firstNew);
  }
}
