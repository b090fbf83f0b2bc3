// Writes how a process has ended.

/**
 * Returns how a process has ended, from the arguments of its event `exit`: `exit code 1`, or the signal that ended it.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {string}
 */
export function describeEnd(code, signal) {
  return signal ?? `exit code ${code}`;
}
