// Collapses equal lines of the log: a client that repeats one mistake thousands of times a second must not fill a disk with it.
import type { WallClock } from "../../world/time/wall.ts";

/** How many equal lines are written before the others are counted. */
const WRITTEN = 5;

/** How long lines are counted before a line tells how many there were (milliseconds of wall time); doubled each time, up to the longest. */
const SHORTEST = 1_000;
const LONGEST = 60_000;

/** How many different lines are kept in mind. */
const MOST = 1_000;

/** Writes a line in place of all those that were counted. */
type WriteCount = (count: number, seconds: number) => void;

interface Counted {
  written: number;
  count: number;
  period: number;
  /** When the present period ends, in wall time. */
  until: number;
  writeCount: WriteCount;
}

export class EqualLines {
  readonly #wall: WallClock;
  readonly #lines = new Map<string, Counted>();
  #disarm: (() => void) | undefined;

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  /**
   * Returns whether a line is to be written now. From the sixth equal one within a second on, lines are counted instead, until none comes
   * for a whole period.
   *
   * @param key what equal lines have in common.
   * @param writeCount writes the line that says how many there were.
   */
  admits(key: string, writeCount: WriteCount): boolean {
    const known = this.#lines.get(key);
    if (known === undefined) {
      if (this.#lines.size >= MOST) this.flush();
      const until = this.#wall.now() + SHORTEST;
      this.#lines.set(key, { written: 1, count: 0, period: SHORTEST, until, writeCount });
      this.#disarm ??= this.#wall.after(SHORTEST, () => this.#look());
      return true;
    }
    if (known.written < WRITTEN) {
      known.written += 1;
      return true;
    }
    known.count += 1;
    known.writeCount = writeCount;
    return false;
  }

  /** Writes what was counted, and begins anew. */
  flush(): void {
    for (const line of this.#lines.values()) tell(line, line.period - Math.max(0, line.until - this.#wall.now()));
    this.#lines.clear();
    this.#disarm?.();
    this.#disarm = undefined;
  }

  #look(): void {
    const now = this.#wall.now();
    for (const [key, line] of this.#lines) {
      if (now < line.until) continue;
      if (line.count === 0) {
        this.#lines.delete(key);
        continue;
      }
      tell(line, line.period);
      line.count = 0;
      line.period = Math.min(line.period * 2, LONGEST);
      line.until = now + line.period;
    }
    this.#disarm = this.#lines.size === 0 ? undefined : this.#wall.after(SHORTEST, () => this.#look());
  }
}

function tell({ count, writeCount }: Counted, ms: number): void {
  if (count > 0) writeCount(count, Math.max(1, Math.round(ms / 1_000)));
}
