// The surroundings of a replayed world: no time passes and no port opens in them, until the world is served.
import { openNoPort, type PortOpener } from "../world/faults/fault-port.ts";
import { processSlices, type Slicing } from "../world/time/slices.ts";
import { systemWallClock, type WallClock } from "../world/time/wall.ts";
import type { ServedWorldParts } from "../world/world-options.ts";

/** The wall clock and the ports of a replayed world. */
export class Surroundings {
  /** The wall time (milliseconds since 1970) of the replay. Its timers never fire. */
  time: number;
  #served: ServedWorldParts | undefined;
  readonly #inSlices: boolean;

  /** @param inSlices whether long work is cut into slices before the world is served. The replay waits for it. */
  constructor(time: number, inSlices: boolean) {
    this.time = time;
    this.#inSlices = inSlices;
  }

  /** Uses the clock of the system, opens ports, reports sentences and slices long work from now on. Earlier timers never fire. */
  serve(served: ServedWorldParts): void {
    this.#served = served;
  }

  /** The wall clock of the world. */
  readonly wall: WallClock = {
    now: () => (this.#served === undefined ? this.time : systemWallClock.now()),
    after: (wait, callback) => (this.#served === undefined ? () => {} : systemWallClock.after(wait, callback)),
  };

  /** The slicing of long work. By default a replay does all work at once. */
  readonly slicing: Slicing = {
    cut: () => {
      const cut = processSlices.cut();
      return { begin: () => cut.begin(), areDue: () => (this.#inSlices || this.#served !== undefined) && cut.areDue() };
    },
    add: (slice) => processSlices.add(slice),
  };

  /** Opens the ports of faults if the world is served; otherwise opens none. */
  readonly portOpener: PortOpener = (options) => (this.#served?.portOpener ?? openNoPort)(options);

  /** Reports a sentence if the world is served; otherwise does nothing. */
  readonly report = (sentence: string): void => this.#served?.report(sentence);
}
