// Declares a difference between a real gateway and the simulator.
import type { Level } from "./levels.ts";

/** A difference in an answer or event. */
export interface Difference {
  readonly level: Level;
  /** The name of the interface with its group, such as `voicecall/answer`, or the name of the event. */
  readonly about: string;
  /** The place in the answer, such as `result.queues[].id`, `retcode` or `header Content-Type`. */
  readonly path: string;
  /** The value of the real gateway. */
  readonly real: string;
  /** The value of the simulator. */
  readonly simulated: string;
  /** The exchange on the tape; 0 for an event that only the simulator sent. */
  readonly exchange: number;
}

/** A place of a difference without its values and its exchange. */
export type DifferencePlace = Pick<Difference, "level" | "about" | "path">;

/** Returns a text that is the same for differences at the same place. */
export function placeOf({ level, about, path }: DifferencePlace): string {
  return `${level} ${about} ${path}`;
}
