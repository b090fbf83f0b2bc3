// Keeps a client process from sleeping while it measures.

/**
 * Keeps this process from sleeping until the returned function is called; it takes a whole core. To send to a process that sleeps, a server must
 * wake it, which costs several microseconds per answer. A client of a slower server has more time to sleep, so that server would also pay
 * this more often.
 *
 * @returns {() => void}
 */
export function stayAwake() {
  let isAwake = true;
  const poll = () => {
    if (isAwake) setImmediate(poll);
  };
  poll();
  return () => {
    isAwake = false;
  };
}
