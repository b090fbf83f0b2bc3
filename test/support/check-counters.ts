// Checks a center's counters against its log: by the center's explanations, and by an independent recount.
import { deepEqual, ok } from "node:assert/strict";
import type { AgentId, Center, Counters, Explanation, LoggedEvent } from "../../src/core/index.ts";
import { COUNTERS } from "../../src/core/index.ts";
import { type CountingHistory, createZeroCounters, readCountingHistory } from "./counting-history.ts";
import { sumParts } from "./explanations.ts";
import { recount } from "./recount.ts";

/** Checks every counter of every agent against the log. Throws an AssertionError with the agent whose counters differ. */
export function checkCounters(center: Center): void {
  const { now, log } = center;
  if (log.length === 0) return;
  const logged = log.recent();
  const isWhole = logged.length === log.length;
  const eventLists = groupEventsByAgent(logged);
  const { statistics } = center.snapshot();
  const days = logged.filter(({ event }) => event.type === "dayBegan");
  for (const id of center.state.agents.keys()) {
    const counters = center.statistics(id);
    const events = eventLists.get(id);
    if (events === undefined) {
      if (isWhole) deepEqual(counters, createZeroCounters(), `agent ${id} has counters, but no events`);
      continue;
    }
    const explanation = center.explain(id);
    deepEqual(sumParts(explanation), counters, `agent ${id}: its explanation does not add up to its counters`);
    checkForgotten(id, explanation);
    const history = readCountingHistory({ events, days, statistics });
    if (isWhole || (history.began?.type === "signedIn" && explanation.gone === 0)) {
      checkRecount({ id, now, counters, explanation, history, isWhole });
    }
  }
}

/** Checks that the forgotten parts of an explanation are never negative, and those of its counts zero if it lacks no events. */
function checkForgotten(id: AgentId, { gone, counts, times }: Explanation): void {
  ok(gone >= 0, `agent ${id}: events in the log that were not counted: ${-gone}`);
  for (const [name, part] of Object.entries({ ...counts, ...times })) {
    ok(part.gone >= 0, `agent ${id}: the log has more of ${name} than was counted: ${-part.gone} more`);
  }
  if (gone > 0) return;
  for (const [name, part] of Object.entries(counts)) {
    ok(part.gone === 0, `agent ${id}: the log has less of ${name} than was counted: ${part.gone} less`);
  }
}

/** The values that a recount of an agent is compared with. */
interface RecountInput {
  readonly id: AgentId;
  readonly now: number;
  readonly counters: Counters;
  readonly explanation: Explanation;
  readonly history: CountingHistory;
  readonly isWhole: boolean;
}

/** Checks the counters of an agent against a recount of its events. */
function checkRecount({ id, now, counters, explanation, history, isWhole }: RecountInput): void {
  const { counts, times } = explanation;
  const recounted = recount(history.events, now, history.transfersAt, history.began);
  const expected = { ...recounted };
  for (const name of COUNTERS) expected[name] += history.past[name];
  const counted = Object.fromEntries(COUNTERS.map((name) => [name, { ...counts, ...times }[name].counted]));
  deepEqual(counted, expected, `agent ${id}: its counters differ from a recount of the log`);
  // A pin may be older than the oldest event in the log.
  if (isWhole) deepEqual(counters, { ...expected, ...history.pins }, `agent ${id}: its pinned counters`);
}

function groupEventsByAgent(logged: readonly LoggedEvent[]): Map<AgentId, LoggedEvent[]> {
  const eventLists = new Map<AgentId, LoggedEvent[]>();
  for (const entry of logged) {
    if (!("agent" in entry.event)) continue;
    const events = eventLists.get(entry.event.agent);
    if (events === undefined) eventLists.set(entry.event.agent, [entry]);
    else events.push(entry);
  }
  return eventLists;
}
