// Lists the worlds of all workers in one list, oldest first as far as this process knows.

import { DEFAULT_WORLD } from "../control/api-types.ts";

/** The list of worlds in the answer of a worker. */
export interface WorldList {
  readonly worlds: readonly { readonly name: string }[];
  readonly making?: readonly { readonly name: string }[];
}

/** The order in which this process learned of worlds. */
export class KnownWorlds {
  readonly #numbers = new Map<string, number>();
  #last = 0;

  /** Notes a world, unless it is known already. */
  add(name: string): void {
    if (!this.#numbers.has(name)) this.#numbers.set(name, ++this.#last);
  }

  /** Notes that a world is being deleted. */
  remove(name: string): void {
    this.#numbers.delete(name);
  }

  /**
   * Returns one list of all worlds, and forgets every other world.
   *
   * @param lists the lists of the workers, each with its oldest world first
   * @param isOwn returns whether a world can be reached at the worker with this index
   */
  merge(lists: readonly WorldList[], isOwn: (name: string, worker: number) => boolean): WorldList {
    const worlds = lists.flatMap(({ worlds }, worker) => worlds.filter(({ name }) => isOwn(name, worker)));
    const making = lists.flatMap(({ making = [] }) => making);
    const names = new Set([...worlds, ...making].map(({ name }) => name));
    for (const name of this.#numbers.keys()) if (!names.has(name)) this.#numbers.delete(name);
    for (const name of names) this.add(name);
    const numberOf = ({ name }: { readonly name: string }): number =>
      name === DEFAULT_WORLD ? 0 : (this.#numbers.get(name) ?? 0);
    worlds.sort((a, b) => numberOf(a) - numberOf(b));
    return { worlds, ...(making.length === 0 ? {} : { making }) };
  }
}
