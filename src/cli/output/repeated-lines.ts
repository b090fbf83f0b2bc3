// Limits repeated lines of the log, so that a client that repeats one mistake thousands of times a second does not fill the disk.
import type { WallClock } from "../../world/time/wall.ts";

/** The number of equal lines to write before further ones are only counted. */
const MAX_WRITTEN = 5;

/** The first period after which the number of counted lines is written (milliseconds of wall time). It doubles up to the longest. */
const MIN_PERIOD_MS = 1_000;
const MAX_PERIOD_MS = 60_000;

/** Maximum number of different lines to count. */
const MAX_LINES = 1_000;

/** Writes one line in place of all counted ones. */
type WriteCount = (count: number, seconds: number) => void;

interface CountedLine {
  written: number;
  count: number;
  periodMs: number;
  /** The end of the current period (milliseconds of wall time). */
  until: number;
  writeCount: WriteCount;
}

/** The lines that were written recently, and how often each was repeated. */
export class RepeatedLines {
  readonly #wall: WallClock;
  readonly #lines = new Map<string, CountedLine>();
  #stopTimer: (() => void) | undefined;

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  /**
   * Returns whether to write a line now. From the sixth equal line within a second, lines are only counted, until a whole period has none.
   *
   * @param key a text that is the same for equal lines.
   * @param writeCount writes the line with the count.
   */
  shouldWrite(key: string, writeCount: WriteCount): boolean {
    const known = this.#lines.get(key);
    if (known === undefined) {
      if (this.#lines.size >= MAX_LINES) this.flush();
      const until = this.#wall.now() + MIN_PERIOD_MS;
      this.#lines.set(key, { written: 1, count: 0, periodMs: MIN_PERIOD_MS, until, writeCount });
      this.#stopTimer ??= this.#wall.after(MIN_PERIOD_MS, () => this.#check());
      return true;
    }
    if (known.written < MAX_WRITTEN) {
      known.written += 1;
      return true;
    }
    known.count += 1;
    known.writeCount = writeCount;
    return false;
  }

  /** Writes all counts and starts again. */
  flush(): void {
    for (const line of this.#lines.values())
      writePendingCount(line, line.periodMs - Math.max(0, line.until - this.#wall.now()));
    this.#lines.clear();
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  #check(): void {
    const now = this.#wall.now();
    for (const [key, line] of this.#lines) {
      if (now < line.until) continue;
      if (line.count === 0) {
        this.#lines.delete(key);
        continue;
      }
      writePendingCount(line, line.periodMs);
      line.count = 0;
      line.periodMs = Math.min(line.periodMs * 2, MAX_PERIOD_MS);
      line.until = now + line.periodMs;
    }
    this.#stopTimer = this.#lines.size === 0 ? undefined : this.#wall.after(MIN_PERIOD_MS, () => this.#check());
  }
}

function writePendingCount({ count, writeCount }: CountedLine, ms: number): void {
  if (count > 0) writeCount(count, Math.max(1, Math.round(ms / 1_000)));
}
