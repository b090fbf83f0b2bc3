// Finds where two sessions of the same clients with one real gateway differ.
import type { GatewayAnswer, TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { GatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import { placeOf } from "../difference.ts";
import { type AnswerPair, addEvent, type SeenEvent } from "../session/compared-session.ts";
import { DeliveredEvents } from "../session/delivered-events.ts";
import { type NamedRequest, nameExchange } from "../session/named-request.ts";
import { compareSessions } from "./compare-sessions.ts";

/**
 * Returns the places of the differences between two tapes, as `placeOf` writes them.
 *
 * @param toleranceMs how far apart times may be (milliseconds)
 */
export function findVaryingPlaces(tape: GatewayTape, baseline: GatewayTape, toleranceMs: number): ReadonlySet<string> {
  const [one, other] = [sideOf(tape), sideOf(baseline)];
  const answers: AnswerPair[] = [];
  for (const [key, exchanges] of one.requests) {
    const others = other.requests.get(key) ?? [];
    for (const [index, { exchange, named, answer }] of exchanges.entries()) {
      const again = others[index]?.answer;
      if (again === undefined) continue;
      const { about, row } = named;
      const facts = { about, isKnown: row !== undefined, exchange: exchange.exchange, at: exchange.from };
      answers.push({ ...facts, real: answer, simulated: again });
    }
  }
  const isAnonymous = tape.head.anonymized;
  const session = { answers, real: one.events, simulated: other.events };
  return new Set(compareSessions(session, { isAnonymous, toleranceMs }).differences.map(placeOf));
}

/** A request of a tape with its answer. */
interface AnsweredRequest {
  readonly exchange: TapedExchange;
  readonly named: NamedRequest;
  readonly answer: GatewayAnswer;
}

/** Returns the answered requests of a tape, by agent and interface, and its events. */
function sideOf({ exchanges }: GatewayTape) {
  const requests = new Map<string, AnsweredRequest[]>();
  const events = new Map<string, SeenEvent[]>();
  const delivered = new DeliveredEvents();
  for (const exchange of [...exchanges].sort((one, other) => one.to - other.to)) {
    const named = nameExchange(exchange);
    const found = delivered.take(exchange);
    for (const { name, agent, answer: alone } of found) {
      // People never work at exactly the same pace, so only the order of events is compared.
      const at = events.get(agent)?.length ?? 0;
      addEvent(events, agent, { name, at, exchange: exchange.exchange, answer: alone });
    }
    const { answer, end } = exchange;
    if (found.length > 0 || exchange.isPush === true || answer === null || end !== "answered") continue;
    const key = `${named.agent} ${named.about}`;
    const same = requests.get(key);
    if (same === undefined) requests.set(key, [{ exchange, named, answer }]);
    else same.push({ exchange, named, answer });
  }
  return { requests, events };
}
