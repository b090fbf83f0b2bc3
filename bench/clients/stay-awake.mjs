// Keeps a client process from sleeping while it measures.

/**
 * Keeps this process from sleeping, which takes a whole core. To send to a process that sleeps, a server must wake it, which costs several
 * microseconds per answer. A client of a slower server has more time to sleep, so that server would also pay this more often.
 *
 * @returns {() => void} a function that lets the process sleep again
 */
export function stayAwake() {
  let isAwake = true;
  const spin = () => {
    if (isAwake) setImmediate(spin);
  };
  spin();
  return () => {
    isAwake = false;
  };
}
