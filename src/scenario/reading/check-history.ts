// Limits the number of calls in all `history` steps together, so that a scenario starts in reasonable time.
import { HOUR } from "../../core/index.ts";
import { countIds } from "../../forms/agent-ids.ts";
import type { Path, UnplacedProblem } from "../../forms/problems.ts";
import { readDuration } from "../../forms/values.ts";
import { describeTooManyCalls } from "../stage/expected-calls.ts";
import type { PlacedStep } from "./reference-targets.ts";
import type { WrittenStep } from "./step-schema.ts";

/** Returns a problem for the `history` step that exceeds the limit on calls; undefined if no step does. */
export function findTooMuchHistory(steps: readonly PlacedStep[]): UnplacedProblem | undefined {
  let sum = 0;
  for (const { path, step } of steps) {
    for (const found of eachHistory(step, path, 1)) {
      sum += found.calls;
      const message = describeTooManyCalls("history", sum, "shorten since");
      if (message !== undefined) return { path: found.path, message };
    }
  }
  return undefined;
}

/** Yields the histories in a step and the steps inside it, with their calls multiplied by the number of rounds. */
function* eachHistory(step: WrittenStep, path: Path, times: number): Generator<{ path: Path; calls: number }> {
  const { history, repeat, parallel, when, choose } = step;
  if (history !== undefined) {
    const { agents, since, callsPerHour } = history;
    const calls = (times * countIds(agents) * callsPerHour * readDuration(since)) / HOUR;
    yield { path: [...path, "history"], calls };
  }
  const inner = [
    ...(repeat === undefined ? [] : [{ at: ["repeat", "steps"], steps: repeat.steps }]),
    ...(parallel ?? []).map((steps, i) => ({ at: ["parallel", i], steps })),
    { at: ["when", "then"], steps: when?.then ?? [] },
    { at: ["when", "otherwise"], steps: when?.otherwise ?? [] },
    ...(choose ?? []).map(({ steps }, i) => ({ at: ["choose", i, "steps"], steps })),
  ];
  for (const { at, steps } of inner) {
    for (const [i, inner] of steps.entries())
      yield* eachHistory(inner, [...path, ...at, i], times * (repeat?.times ?? 1));
  }
}
