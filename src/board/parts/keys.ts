// Decides to which item of a list or grid a key moves.

/** The size of a list or grid, in items and rows. */
interface Grid {
  readonly count: number;
  readonly columns: number;
  /** The number of rows that are visible at a time. */
  readonly rowsInSight: number;
}

/** A pressed key; a `KeyboardEvent` is one. */
interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Finds the item to which a key moves.
 *
 * @param from the index of the present item.
 * @returns the index of the item; undefined if the key does not move.
 */
export function findItemForKey({ key, altKey, ctrlKey, metaKey }: Key, from: number, grid: Grid): number | undefined {
  const { count, columns, rowsInSight } = grid;
  // Browsers and screen readers use these keys for something else.
  if (altKey || ctrlKey || metaKey || count === 0) return undefined;
  const moveByRows = (rows: number): number => {
    const row = Math.floor(from / columns) + rows;
    const lastRow = Math.ceil(count / columns) - 1;
    return Math.min(count - 1, Math.min(lastRow, Math.max(0, row)) * columns + (from % columns));
  };
  if (key === "ArrowUp") return moveByRows(-1);
  if (key === "ArrowDown") return moveByRows(1);
  if (key === "PageUp") return moveByRows(-rowsInSight);
  if (key === "PageDown") return moveByRows(rowsInSight);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowLeft" && columns > 1) return Math.max(0, from - 1);
  if (key === "ArrowRight" && columns > 1) return Math.min(count - 1, from + 1);
  return undefined;
}
