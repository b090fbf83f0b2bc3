// The names of the keys in Redis.
// A Redis Cluster can't be the store, because some scripts use the keys of several worlds.

/** The names of the keys of a store. */
export class RedisKeys {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The set of the names of all worlds. */
  get worlds(): string {
    return `${this.#prefix}worlds`;
  }

  /**
   * Returns the keys of a world. `base` is a hash, `state` a list, `next` the list of a state that is being written, `lines` a stream, and
   * the others are texts.
   */
  keysOf(world: string): Readonly<Record<"lease" | "owner" | "base" | "state" | "next" | "lines", string>> {
    const keyOf = (name: string) => `${this.#prefix}{${world}}:${name}`;
    return {
      lease: keyOf("lease"),
      owner: keyOf("owner"),
      base: keyOf("base"),
      state: keyOf("state"),
      next: keyOf("next"),
      lines: keyOf("lines"),
    };
  }

  /** Returns the channel on which other processes ask a process for worlds. */
  channelOf(holder: string): string {
    return `${this.#prefix}asked:${holder}`;
  }
}
