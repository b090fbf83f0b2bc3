// Compares an event of the real gateway with its counterpart, and describes events that only one side sent.
import { distanceOf, type SeenEvent } from "../session/compared-session.ts";
import type { EventPair } from "./align-events.ts";
import { type AnswerComparison, compareAnswers } from "./compare-answers.ts";
import type { ComparisonRules, Deviation } from "./compare-values.ts";

/**
 * Compares the two events of a pair.
 *
 * @param isMoved whether they have another place among the events of their agent
 */
export function compareEvents(
  [real, simulated]: EventPair,
  isMoved: boolean,
  rules: ComparisonRules,
): AnswerComparison {
  const { levels, deviations } = compareAnswers(real.name, real.answer, simulated.answer, rules);
  const times = { real: timeOf(real), simulated: timeOf(simulated) };
  const all: Deviation[] = [...deviations];
  if (isMoved) all.push({ level: "L4", path: "order", ...times });
  if (distanceOf(real, simulated) > rules.toleranceMs) all.push({ level: "L6", path: "time", ...times });
  return { levels: [...levels, "L4", "L6"], deviations: all };
}

/** Returns the difference for an event that only one side sent. */
export function describeLoneEvent(event: SeenEvent, isReal: boolean): Deviation {
  const [real, simulated] = isReal ? [timeOf(event), "not sent"] : ["not sent", timeOf(event)];
  return { level: "L4", path: "event", real, simulated };
}

/** Returns the time of an event since the start of the tape, as text: `at 12.3 s`. */
function timeOf({ at }: SeenEvent): string {
  return `at ${(at / 1_000).toFixed(1)} s`;
}
