// Counts the turns of the event loop during long work.

/** Does work. Returns its result, and the number of turns of the event loop meanwhile. */
export async function countTurns<T>(work: () => Promise<T>): Promise<{ result: T; turns: number }> {
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns++) await new Promise((resolve) => setImmediate(resolve));
  })();
  const result = await work();
  isOver = true;
  await others;
  return { result, turns };
}
