// The cause of an event: an input of the world, or a step of its scenario.

/**
 * The cause of an event or a clock entry: the number of an input, from 1, or the path of a step, such as `steps[2]`.
 * Everything that the scenario does without a step has the cause BEGINNING.
 */
export type Cause = number | string;

/** The cause of everything that began with the world: agents on autopilot, traffic and the start of each day. */
export const BEGINNING: Cause = 0;
