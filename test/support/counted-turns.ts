// Counts the turns of the event loop during long work.
import { waitForNextTurn } from "../../src/runtime/time.ts";

/** Begins to count turns. `turns` is the number of turns so far; `stop` ends the counting. */
export function beginCounting(): { readonly turns: number; stop(): Promise<void> } {
  let turns = 0;
  let isOver = false;
  const counting = (async () => {
    for (; !isOver; turns++) await waitForNextTurn();
  })();
  return {
    get turns() {
      return turns;
    },
    async stop() {
      isOver = true;
      await counting;
    },
  };
}

/** Does work. Returns its result, and the number of turns of the event loop meanwhile. */
export async function countTurns<T>(work: () => Promise<T>): Promise<{ result: T; turns: number }> {
  const counter = beginCounting();
  const result = await work();
  await counter.stop();
  return { result, turns: counter.turns };
}
