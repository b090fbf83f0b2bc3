// Keeps worlds in a store beyond the life of this process.
// Without a keeper, a world ends with its process.
import type { World } from "./world.ts";

/** The reason why this process cannot serve a world for now. */
export class WorldUnavailable {
  /** The reason as one sentence. */
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

/** A world of the store, with the replica that serves it; undefined: none at the moment. */
export interface StoredWorld {
  readonly name: string;
  readonly replica: string | undefined;
}

/** Keeps worlds in a store that several processes can share. */
export interface WorldKeeper {
  /** The name of this process among those that share the worlds. */
  readonly replica: string;
  /** Claims the name of a new world. Returns false if there is such a world already, and a reason if the name cannot be claimed now. */
  claim(name: string): Promise<boolean | WorldUnavailable>;
  /** Stores a new world whose name is claimed, and stores its changes from now on. Returns the reason if it can't be stored. */
  keep(world: World): Promise<WorldUnavailable | undefined>;
  /** Ends a claim without a world. */
  releaseClaim(name: string): void;
  /** Deletes a world from the store. Its gate opens when that is done. */
  forget(world: World): void;
  /** Ends a kept world here. It continues in the process that gets its next request. Resolves when the store has all its inputs. */
  release(world: World): Promise<void>;
  /**
   * Loads a world from the store. Resolves with true when `Worlds` has it, with false if the store has no world of this name, and with the
   * reason if the world cannot be served here now.
   */
  fetch(name: string): Promise<boolean | WorldUnavailable>;
  /** Returns the worlds of the store. */
  list(): Promise<readonly StoredWorld[] | WorldUnavailable>;
}
