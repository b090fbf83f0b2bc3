// The cause of an event: an input of the world, or a step of its scenario.

/**
 * The number of the input that caused an event or scheduled an entry of the clock, from 1; or the path of a step, such as `steps[2]`;
 * BEGINNING for everything that the scenario does without a step.
 */
export type Cause = number | string;

/** The cause of everything that began with the world: agents on autopilot, traffic and the start of each day. */
export const BEGINNING: Cause = 0;
