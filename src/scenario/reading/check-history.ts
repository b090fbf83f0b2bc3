// Limits the number of calls in all `history` steps together, so that a scenario starts in reasonable time.
import { HOUR } from "../../core/index.ts";
import { countIds } from "../../forms/agent-ids.ts";
import type { Path, UnplacedProblem } from "../../forms/problems.ts";
import { readDuration } from "../../forms/values.ts";
import { describeTooManyCalls } from "../stage/expected-calls.ts";
import type { PlacedStep } from "./reference-targets.ts";
import { findInnerSteps } from "./step-order.ts";

/** Returns a problem for the first `history` step with which the calls so far exceed the limit; undefined if they stay within it. */
export function findTooMuchHistory(steps: readonly PlacedStep[]): UnplacedProblem | undefined {
  let sum = 0;
  for (const placed of steps) {
    for (const found of eachHistory(placed, 1)) {
      sum += found.calls;
      const message = describeTooManyCalls("history", sum, "shorten since");
      if (message !== undefined) return { path: found.path, message };
    }
  }
  return undefined;
}

/**
 * Yields the histories in a step and the steps inside it. Their calls are multiplied by the number of rounds; a repeat without `times`
 * counts as one round.
 */
function* eachHistory(placed: PlacedStep, times: number): Generator<{ path: Path; calls: number }> {
  const { history, repeat } = placed.step;
  if (history !== undefined) {
    const { agents, since, callsPerHour } = history;
    const calls = (times * countIds(agents) * callsPerHour * readDuration(since)) / HOUR;
    yield { path: [...placed.path, "history"], calls };
  }
  const { lists = [] } = findInnerSteps(placed) ?? {};
  for (const inner of lists.flat()) yield* eachHistory(inner, times * (repeat?.times ?? 1));
}
