// The sparkline of a counter: how it grew over time.
import type { Explained } from "../../control/api-types.ts";

type Counter = Explained["counters"][keyof Explained["counters"]];

const WIDTH = 120;
const HEIGHT = 22;

/**
 * Returns the steps of a counter: an instant (milliseconds since 1970), and the growth there. An event adds 1. A span adds 0 at its
 * beginning, and its seconds at its end.
 */
export function stepsOf(counter: Counter, now: string): (readonly [at: number, by: number])[] {
  if ("events" in counter) return counter.events.map(({ at }) => [Date.parse(at), 1] as const);
  return counter.spans.flatMap(({ from, to, seconds }) => [
    [Date.parse(from), 0] as const,
    [Date.parse(to ?? now), seconds] as const,
  ]);
}

/** The sparkline of a counter; empty if the counter has not grown. */
export function Sparkline({ counter, now }: { readonly counter: Counter; readonly now: string }) {
  const steps = stepsOf(counter, now);
  const [first] = steps;
  const total = steps.reduce((sum, [, by]) => sum + by, 0);
  if (first === undefined || total === 0) return <span class="sparkline" />;
  const [begin, end] = [first[0] - 1, Date.parse(now)];
  const x = (at: number): number => ((at - begin) / Math.max(1, end - begin)) * WIDTH;
  const y = (sum: number): number => HEIGHT - 2 - (sum / total) * (HEIGHT - 4);
  let sum = 0;
  const isTime = "spans" in counter;
  const points = steps.flatMap(([at, by]) => {
    const before = sum;
    sum += by;
    // A count jumps; a time grows during its span.
    const corner = isTime ? [] : [`${x(at).toFixed(1)},${y(before).toFixed(1)}`];
    return [...corner, `${x(at).toFixed(1)},${y(sum).toFixed(1)}`];
  });
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={`0,${y(0)} ${points.join(" ")} ${WIDTH},${y(sum).toFixed(1)}`} />
    </svg>
  );
}
