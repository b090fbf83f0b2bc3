// Those who follow events over one control door: so many at most, each told now and then that the line still stands.

import type { Center } from "../../core/index.ts";
import { systemWallClock, type WallClock } from "../../world/time/wall.ts";
import { type Problem, problem } from "../problem.ts";

/** How many follow events at the same time, over one door. */
export const MOST_STREAMS = 64;

/** The media type of server-sent events. */
export const STREAM_TYPE = "text/event-stream";

/** The answer where nobody more can follow. */
export function streamsFull(): Problem {
  const sentence = `${MOST_STREAMS} clients follow events already, which is the most: end some first.`;
  return problem("streams-full", sentence);
}

/** So often a line is kept alive on which nothing comes: before proxies and clients give it up. */
export const HEARTBEAT = 15_000;

/** Whom a stream is written to. */
export interface Reader {
  /** Takes text; calls back once it has left for the reader. */
  write(text: string, onTaken: () => void): unknown;
  /** Whether it is gone. */
  readonly destroyed: boolean;
  end(): unknown;
  destroy(): unknown;
}

/** A stream as the door sees it. */
export interface Stream {
  beat(): void;
}

export class Streams {
  readonly wall: WallClock;
  /** Writes a line for a person. */
  readonly warn: (sentence: string) => void;
  readonly #open = new Set<Stream>();
  /** The lives of worlds, numbered as they are first followed: the same event has the same id for every reader. */
  readonly #lives = new WeakMap<Center, number>();
  #lastLife = 0;
  #disarm: (() => void) | undefined;

  constructor(wall: WallClock = systemWallClock, warn: (sentence: string) => void = () => {}) {
    this.wall = wall;
    this.warn = warn;
  }

  get count(): number {
    return this.#open.size;
  }

  get isFull(): boolean {
    return this.#open.size >= MOST_STREAMS;
  }

  /** The number of one life of a world: a reset begins another. */
  lifeOf(center: Center): number {
    const known = this.#lives.get(center);
    if (known !== undefined) return known;
    this.#lives.set(center, ++this.#lastLife);
    return this.#lastLife;
  }

  /** Takes a stream in; answers how to let it go. */
  add(stream: Stream): () => void {
    this.#open.add(stream);
    this.#disarm ??= this.wall.after(HEARTBEAT, () => this.#beat());
    return () => {
      this.#open.delete(stream);
      if (this.#open.size > 0) return;
      this.#disarm?.();
      this.#disarm = undefined;
    };
  }

  #beat(): void {
    this.#disarm = this.wall.after(HEARTBEAT, () => this.#beat());
    for (const stream of this.#open) stream.beat();
  }
}
