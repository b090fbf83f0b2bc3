// Flow control of call data queries: how often an agent, and all agents together, may ask within a while of wall time.
import type { Instant } from "../core/index.ts";

/** The while, in milliseconds (cec_07_1261). */
const SPAN = 2_000;

/** How many queries pass within it: of one agent, and in all. */
const MOST_OF_AGENT = 5;
const MOST_OF_ALL = 15_000;

/** The instants of the last queries that passed, as many as may pass within a while: a ring, written over where it is oldest. */
class Window {
  readonly #instants: Float64Array;
  #oldest = 0;

  constructor(most: number) {
    this.#instants = new Float64Array(most).fill(Number.NEGATIVE_INFINITY);
  }

  isFull(now: Instant): boolean {
    return this.roomAt > now;
  }

  /** When there is room in it again, unless more pass meanwhile. */
  get roomAt(): Instant {
    return (this.#instants[this.#oldest] ?? 0) + SPAN;
  }

  note(now: Instant): void {
    this.#instants[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % this.#instants.length;
  }
}

/** The windows of sessions and worlds in which queries are limited; each goes with its session or world. */
const ofSessions = new WeakMap<object, Window>();
const ofWorlds = new WeakMap<object, Window>();

/** Whether an operation is one of those that are limited. */
export function isQuery({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === "GET" && path.startsWith("/calldata/");
}

/**
 * Whether a query of an agent may pass now, by the moment at which its world was entered. One that is refused is not counted: whoever
 * asks again and again still gets five answers in two seconds.
 */
export function admits(world: { readonly seenAt: Instant }, session: object): boolean {
  const now = world.seenAt;
  const own = windowOf(ofSessions, session, MOST_OF_AGENT);
  const all = windowOf(ofWorlds, world, MOST_OF_ALL);
  if (own.isFull(now) || all.isFull(now)) return false;
  own.note(now);
  all.note(now);
  return true;
}

/** When a query of an agent may pass at the earliest, if it may not now. */
export function roomAt(world: object, session: object): Instant {
  const own = windowOf(ofSessions, session, MOST_OF_AGENT);
  return Math.max(own.roomAt, windowOf(ofWorlds, world, MOST_OF_ALL).roomAt);
}

function windowOf(windows: WeakMap<object, Window>, key: object, most: number): Window {
  const known = windows.get(key);
  if (known !== undefined) return known;
  const made = new Window(most);
  windows.set(key, made);
  return made;
}
