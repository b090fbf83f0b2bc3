// How a world keeps up with the wall clock, and when requests and advances get their turn.
import type { Duration, Instant } from "../../core/index.ts";
import type { Journal } from "../journal/journal.ts";
import type { Left, Turns } from "../time/turns.ts";
import type { WallClock } from "../time/wall.ts";
import { Advances } from "./advances.ts";
import type { Life } from "./life.ts";
import type { AdvanceAbandoned } from "./long-run.ts";

export interface WorldTimeParts {
  /** The world's name. */
  readonly name: string;
  readonly wall: WallClock;
  readonly turns: Turns;
  readonly life: () => Life;
  readonly journal: () => Journal;
}

export class WorldTime {
  readonly #parts: WorldTimeParts;
  readonly #advances: Advances;
  #seenAt: Instant;
  #enteredAt: number;

  constructor(parts: WorldTimeParts) {
    this.#parts = parts;
    this.#advances = new Advances(parts.turns, (abandoned) => this.#noteAbandoned(abandoned));
    this.#seenAt = Math.floor(parts.wall.now());
    this.#enteredAt = this.#seenAt;
  }

  /** The moment of wall time up to which the world was brought last. */
  get seenAt(): Instant {
    return this.#seenAt;
  }

  /** The same to parts of a millisecond: the length of a request is measured from it. */
  get enteredAt(): number {
    return this.#enteredAt;
  }

  /** Takes note that another life begins or goes on now. Returns this moment of wall time. */
  begin(): Instant {
    this.#seenAt = Math.floor(this.#parts.wall.now());
    return this.#seenAt;
  }

  /** Brings the world up to this moment; while it works, that is when its work is over. */
  catchUp(): void {
    const { wall, turns, life } = this.#parts;
    const now = wall.now();
    this.#enteredAt = now;
    this.#seenAt = Math.floor(now);
    if (!turns.isWorking) life().pace.catchUp(now);
  }

  /** Calls back at once if the world is free, else when its turn has come. */
  whenFree(callback: () => void): void {
    const { turns } = this.#parts;
    if (!turns.isWorking) {
      callback();
      return;
    }
    const enteredAt = this.#enteredAt;
    turns.whenFree(() => {
      this.#enteredAt = enteredAt;
      callback();
    });
  }

  /** Calls back once after a length of wall time. Returns a function that cancels that. */
  after(wait: Duration, callback: () => void): () => void {
    const { wall, life } = this.#parts;
    const { fence } = life();
    return wall.after(wait, () => this.whenFree(() => fence.run(callback)));
  }

  /**
   * Advances the clock by hand; see World.advance.
   *
   * @throws RangeError when the length is negative or no number.
   */
  advance(by: Duration | "next", left: Left | undefined): number | Promise<number> {
    if (by !== "next" && !(by >= 0))
      throw new RangeError(`The clock is advanced by milliseconds, not by ${String(by)}.`);
    this.catchUp();
    const { turns, life } = this.#parts;
    if (!turns.isWorking) return this.#advances.advance(life(), by, left);
    return turns.free().then(() => this.#advances.advance(life(), by, left));
  }

  /** Continues a run of a life's clock that has paused, in slices. */
  goOnLater(life: Life): void {
    this.#advances.goOnLater(life);
  }

  /** Notes in the journal that an advance was abandoned, and where it has left the world. */
  #noteAbandoned({ message }: AdvanceAbandoned): void {
    const { name } = this.#parts;
    const journal = this.#parts.journal();
    const entry = journal.open("advance", "POST", `/worlds/${name}/clock/advance`, undefined);
    const ms = journal.mark(entry, message, 503, this.#seenAt);
    // Counted under one name, because the message is different each time.
    journal.tally("advance", "abandoned", ms);
  }
}
