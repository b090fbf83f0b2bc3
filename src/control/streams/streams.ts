// The open event streams of one control port: their limit, their heartbeats, and the numbers of the lives of worlds.
import type { Center } from "../../core/index.ts";
import { readCpuTimeMs as processCpuTime } from "../../runtime/time.ts";
import { systemWallClock, type WallClock } from "../../world/time/wall.ts";
import { createProblem, type Problem } from "../problem.ts";

/** The maximum number of streams per port. */
export const MAX_STREAMS = 64;

/** The media type of server-sent events. */
export const STREAM_TYPE = "text/event-stream";

/** Returns whether a client accepts server-sent events, by its Accept header. */
export function wantsStream(accept: string): boolean {
  return accept.split(",").some((type) => type.split(";")[0]?.trim().toLowerCase() === STREAM_TYPE);
}

/** Returns the problem of a client that opens more streams than the maximum. */
export function createStreamsFullProblem(): Problem {
  const sentence = `${MAX_STREAMS} streams of events are open, which is the maximum. Close one first.`;
  return createProblem("streams-full", sentence);
}

/** The interval of heartbeats (ms). Without them, proxies and clients close idle streams. */
export const HEARTBEAT_MS = 15_000;

/** The connection that a stream is written to. */
export interface Reader {
  /** Writes text; calls `onSent` when the text is sent. */
  write(text: string, onSent: () => void): unknown;
  /** Whether the connection is closed. */
  readonly destroyed: boolean;
  end(): unknown;
  destroy(): unknown;
}

/** An open stream. */
export interface Stream {
  /** Sends a heartbeat. */
  beat(): void;
}

/** The environment of streams, which tests replace; see Streams. */
export interface StreamsParts {
  readonly wall?: WallClock;
  readonly warn?: (sentence: string) => void;
  readonly readCpuTimeMs?: () => number;
}

/** The open streams of a port. */
export class Streams {
  readonly wall: WallClock;
  /** Writes a warning to the log. */
  readonly warn: (sentence: string) => void;
  /** Returns the CPU time that the process has used, in milliseconds. */
  readonly readCpuTimeMs: () => number;
  readonly #open = new Set<Stream>();
  /** A number for each life of a world, so that an event has the same id for every reader of the port. */
  readonly #lives = new WeakMap<Center, number>();
  #lastLife = 0;
  #stopTimer: (() => void) | undefined;

  constructor({ wall = systemWallClock, warn = () => {}, readCpuTimeMs = processCpuTime }: StreamsParts = {}) {
    this.wall = wall;
    this.warn = warn;
    this.readCpuTimeMs = readCpuTimeMs;
  }

  get count(): number {
    return this.#open.size;
  }

  get isFull(): boolean {
    return this.#open.size >= MAX_STREAMS;
  }

  /** Returns the number of a world's life. A reset, restore or rewind begins another life. */
  lifeOf(center: Center): number {
    const known = this.#lives.get(center);
    if (known !== undefined) return known;
    this.#lives.set(center, ++this.#lastLife);
    return this.#lastLife;
  }

  /** Adds a stream. Returns a function that removes it. */
  add(stream: Stream): () => void {
    this.#open.add(stream);
    this.#stopTimer ??= this.wall.after(HEARTBEAT_MS, () => this.#beat());
    return () => {
      this.#open.delete(stream);
      if (this.#open.size > 0) return;
      this.#stopTimer?.();
      this.#stopTimer = undefined;
    };
  }

  #beat(): void {
    this.#stopTimer = this.wall.after(HEARTBEAT_MS, () => this.#beat());
    for (const stream of this.#open) stream.beat();
  }
}
