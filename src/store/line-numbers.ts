// Counts the lines of a stored world up to a position on its tape.
// Snapshots are lines, but not records of the tape.

/** The numbers of the lines of a stored world. */
export class LineNumbers {
  /** The difference between the number of a line and that of its record, before the first snapshot. */
  #offset = 0;
  /** The positions on the tape at which snapshots were added. */
  readonly #snapshots: number[] = [];

  /** Begins with a number of lines that lead to a position on the tape. */
  begin(lines: number, position: number): void {
    this.#offset = lines - position;
  }

  /** Adds the snapshot of a restore or a rewind at a position on the tape. */
  addSnapshot(position: number): void {
    this.#snapshots.push(position);
  }

  /** Returns the number of lines up to a position on the tape. */
  countUpTo(position: number): number {
    return position + this.#offset + this.#snapshots.filter((at) => at <= position).length;
  }
}
