// Measures how many bytes each stored item of a center takes, by dropping its lists one after the other.

/**
 * Returns the size of the heap after a full garbage collection, in bytes. Node needs the option `--expose-gc`.
 * @returns {number}
 */
export function measureHeap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/**
 * Makes every agent answer a call of a customer, so that there are calls, and returns what the center stores.
 * @param {typeof import("../src/core/index.ts")} core
 * @param {import("../src/core/index.ts").Center} center
 * @returns {Record<string, readonly unknown[]>} events without those of these calls; records come last, because the other parts share them
 *   or their text
 */
export function takeStoredParts({ beginIncomingCall, answerCall }, center) {
  const events = center.log.recent();
  for (const agent of center.state.agents.keys()) {
    const call = center.perform(beginIncomingCall, { from: `139${agent}`, to: { agent } });
    center.perform(answerCall, { agent, call });
  }
  const { calls, recordings, agents, records } = center.snapshot().state;
  return { events, calls, recordings, agents, records };
}

/**
 * Drops lists, and returns how many bytes each of their items took. A string or object that two lists share counts for the later one.
 * @param {Record<string, readonly unknown[]>} lists nothing else may refer to them; empty afterwards
 * @returns {Record<string, { count: number, bytes: number }>} by list: the number of items, and the mean bytes of an item
 */
export function measureItems(lists) {
  const figures = {};
  let before = measureHeap();
  for (const name of Object.keys(lists)) {
    const count = lists[name].length;
    delete lists[name];
    const after = measureHeap();
    figures[name] = { count, bytes: (before - after) / count };
    before = after;
  }
  return figures;
}
