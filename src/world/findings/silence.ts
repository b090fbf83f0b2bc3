// Measures how long a client was silent before a request that keeps its session alive.
import type { Duration } from "../../core/index.ts";
import type { Seen } from "./hooks.ts";

/**
 * Returns how long the client was silent (milliseconds), by the clock that the limit on silence uses. Returns 0 if no limit applies, a
 * poll is held, or a fault came before. Returns 0 also for a request that does not keep the session alive.
 *
 * The center's record of when the client was heard counts, so a manual advance of the clock is not a silence.
 */
export function computeSilenceBefore({ center, client }: Seen<unknown>, isSignOfLife: boolean): Duration {
  const { session } = client;
  if (!isSignOfLife || session === undefined || session.listening || client.isAfterFault) return 0;
  const { settings, now, state } = center;
  if (!settings.supervision || !session.supervised) return 0;
  // With a fast clock, the limits are longer in world time.
  return (now - session.heardAt) / state.paceFactor;
}
