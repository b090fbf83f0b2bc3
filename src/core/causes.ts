// Tracks what causes the events of a center: the input that is being handled, or the step that is being played.
import { BEGINNING, type Cause } from "./time/cause.ts";

/** The parts of a center that hold its inputs and their causes, and show whether an input has changed something. */
export interface CauseParts {
  readonly state: { inputs: number };
  readonly clock: { cause: Cause; readonly scheduledCount: number };
  readonly log: { readonly length: number };
}

/** Numbers the inputs of a center, and sets the cause of what happens. */
export class Causes {
  readonly #parts: CauseParts;
  /** The number of events that had been logged when the last input began. */
  #eventsBefore = 0;
  /** The number of entries that had been scheduled when the last input began. */
  #scheduledBefore = 0;
  /** Called before a check whether a client has been silent for too long. */
  beforeSilenceCheck: (() => void) | undefined;

  constructor(parts: CauseParts) {
    this.#parts = parts;
  }

  /** The number of inputs so far. */
  get inputs(): number {
    return this.#parts.state.inputs;
  }

  /** Begins an input: it causes everything that happens until its end. Returns its number. */
  beginInput(): number {
    const { state, clock, log } = this.#parts;
    this.#eventsBefore = log.length;
    this.#scheduledBefore = clock.scheduledCount;
    const input = ++state.inputs;
    clock.cause = input;
    return input;
  }

  /** Ends the present input. The entries that it has scheduled still have it as their cause. */
  endInput(): void {
    this.#parts.clock.cause = BEGINNING;
  }

  /** Frees the number of a refused input for the next one, if the input is the last and has caused nothing. Returns whether it did. */
  giveBack(input: number): boolean {
    const { state, clock, log } = this.#parts;
    if (state.inputs !== input || log.length > this.#eventsBefore || clock.scheduledCount > this.#scheduledBefore)
      return false;
    state.inputs--;
    return true;
  }

  /** Runs a callback, and sets the cause of everything that happens meanwhile. Returns its result. */
  withCause<Output>(cause: Cause, act: () => Output): Output {
    const { clock } = this.#parts;
    const before = clock.cause;
    clock.cause = cause;
    try {
      return act();
    } finally {
      clock.cause = before;
    }
  }
}
