// The worlds of one simulator, by name.
import type { World } from "./world.ts";

/** The world of whoever names none. */
export const DEFAULT_WORLD = "default";

export class Worlds {
  readonly #byName = new Map<string, World>();

  add(world: World): void {
    this.#byName.set(world.name, world);
  }

  /** A world by name; undefined when there is none. */
  get(name: string): World | undefined {
    return this.#byName.get(name);
  }

  /** A world by name, brought up to this moment. */
  enter(name: string = DEFAULT_WORLD): World | undefined {
    const world = this.#byName.get(name);
    world?.catchUp();
    return world;
  }

  /** Lets the time of every world stand still for good. */
  close(): void {
    for (const world of this.#byName.values()) world.close();
  }
}
