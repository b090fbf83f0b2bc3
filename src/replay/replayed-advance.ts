// Shortens a replayed advance of the clock to the instant at which it was abandoned, or at which the replay stops.
import { type Instant, parseDuration } from "../core/index.ts";
import type { TapeLine } from "./read-tape.ts";

/** The path of the request that advances the clock. */
export const ADVANCE_PATH = "/clock/advance";

/** The instants at which an advance may end early. */
interface AdvanceLimits {
  /** The instant at which the advance was abandoned; undefined if it was not. */
  readonly abandonedAt: Instant | undefined;
  /** The instant at which the replay stops; undefined: after a line. */
  readonly stopAt: Instant | undefined;
  /** The instant of the next scheduled entry. */
  readonly nextAt: Instant;
}

/** Returns the body of the request that replays an advance. */
export function bodyOfAdvance(
  { at }: TapeLine,
  body: unknown,
  { abandonedAt, stopAt, nextAt }: AdvanceLimits,
): unknown {
  const from = Date.parse(at);
  const { by } = body as { readonly by?: string };
  const end = by === undefined ? nextAt : from + (parseDuration(by) ?? 0);
  const earlyEnd = abandonedAt ?? (stopAt !== undefined && stopAt < end ? stopAt : undefined);
  return earlyEnd === undefined ? body : { by: `${earlyEnd - from}ms` };
}
