// Shortens explanations of counters for comparisons in tests.
import { COUNTERS, type Explanation } from "../../src/core/index.ts";
import { START, type Stage } from "../support/center.ts";

export const clock = (instant: number) => (instant - START) / 1_000;

/** The counters for which something speaks: events as `seconds type: sentence`, spans as `from-to: sentence`. */
export function told({ counts, times }: Explanation) {
  const of = { ...counts, ...times };
  return Object.fromEntries(
    COUNTERS.flatMap((name) => {
      const made = of[name];
      const lines =
        "events" in made
          ? made.events.map(({ at, type, sentence }) => `${clock(at)} ${type}: ${sentence}`)
          : made.spans.map(({ from, to, sentence }) => `${clock(from)}-${to && clock(to)}: ${sentence}`);
      return lines.length === 0 ? [] : [[name, lines]];
    }),
  );
}

export const explained = ({ center }: Stage, agent: number) => told(center.explain(agent));
