// Turns explanations of counters into lines that tests compare.
import { COUNTERS } from "../../src/core/index.ts";
import { START, type Stage } from "../support/center.ts";

const toSecondsSinceStart = (instant: number) => (instant - START) / 1_000;

/** Returns the lines of each explained counter: events as `seconds type: sentence`, spans as `from-to: sentence`. */
export function formatExplanation({ center }: Stage, agent: number) {
  const { counts, times } = center.explain(agent);
  const explained = { ...counts, ...times };
  return Object.fromEntries(
    COUNTERS.flatMap((name) => {
      const explanation = explained[name];
      const lines =
        "events" in explanation
          ? explanation.events.map(({ at, type, sentence }) => `${toSecondsSinceStart(at)} ${type}: ${sentence}`)
          : explanation.spans.map(
              ({ from, to, sentence }) => `${toSecondsSinceStart(from)}-${to && toSecondsSinceStart(to)}: ${sentence}`,
            );
      return lines.length === 0 ? [] : [[name, lines]];
    }),
  );
}
