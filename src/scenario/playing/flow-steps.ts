// Computes the rounds of `repeat`, the choice of `choose` and the instant of `at`.
import type { Chance, Instant } from "../../core/index.ts";
import type { Choice, Step, StepMoment } from "../scenario.ts";
import { findNextTime } from "../stage/time-of-day.ts";
import type { Frame, Track } from "./track.ts";

/** Returns a repeated list at the start of its first round. */
export function beginFirstRound(step: Extract<Step, { kind: "repeat" }>, now: Instant): Frame {
  return { steps: step.steps, next: 0, repeat: { step, begun: 1, since: now, lastBegun: now } };
}

/**
 * Starts the next round of a repeated list.
 *
 * @returns the instant of its start: `every` after the start of the previous round, or now if that is past. Undefined if there are no more
 *   rounds, or if the list is not repeated.
 */
export function beginNextRound(frame: Frame, now: Instant): Instant | undefined {
  const { repeat } = frame;
  if (repeat === undefined) return undefined;
  const { times, every, for: length } = repeat.step;
  const at = every === undefined ? now : Math.max(now, repeat.lastBegun + every);
  if (times !== undefined && repeat.begun >= times) return undefined;
  if (length !== undefined && at >= repeat.since + length) return undefined;
  repeat.begun++;
  repeat.lastBegun = at;
  frame.next = 0;
  return at;
}

/** Returns the steps of a random choice. The same seed and stream give the same choice. */
export function chooseSteps(choices: readonly Choice[], chance: Chance, stream: string): readonly Step[] {
  let point = chance.drawFraction(stream) * choices.reduce((sum, { weight }) => sum + weight, 0);
  const chosen = choices.find(({ weight }) => {
    point -= weight;
    return point < 0;
  });
  return (chosen ?? choices.at(-1))?.steps ?? [];
}

/**
 * Returns the instant of a moment. For a time of day, it is the next instant with this time that is after all times of day that the track
 * has waited for, and the track stores it.
 */
export function findInstant(
  track: Track,
  moment: StepMoment,
  { begunAt, now, timeZone }: { begunAt: Instant; now: Instant; timeZone: string },
): Instant {
  if ("after" in moment) return begunAt + moment.after;
  const next = findNextTime(now, moment.time, timeZone);
  track.lastTimeOfDay = next > track.lastTimeOfDay ? next : findNextTime(next + 1, moment.time, timeZone);
  return track.lastTimeOfDay;
}
