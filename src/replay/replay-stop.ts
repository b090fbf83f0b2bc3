// Describes why a replay ended before its tape.

/** A line that cannot be replayed. */
export interface ReplayStop {
  /** The number of the line of the tape, from 1. */
  readonly line: number;
  /** A sentence without its full stop. */
  readonly why: string;
}

/** Returns a sentence about a line that cannot be replayed, without its full stop. */
export function describeStop({ line, why }: ReplayStop): string {
  return `line ${line}: ${why}`;
}
