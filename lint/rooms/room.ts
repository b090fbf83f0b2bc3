// A row of the table of rooms.

/** A folder of src, or a single file with its own row. */
export interface Room {
  /** The purpose of the room, for docs/architecture.md. */
  readonly is: string;
  /** The sentence that the linter shows for any other import. */
  readonly rule: string;
  /**
   * The rooms it may import. A room means its entries; `control/api-types.ts` means only that file. A room inside another one names
   * the outer room here if it needs files of it.
   */
  readonly imports: readonly string[];
  /** The packages and the modules of Node that it may import. */
  readonly packages?: readonly string[];
  /** The files that other rooms may import; every file if left out. Rooms inside this one may import the other files too. */
  readonly entries?: readonly string[];
  /** The files that rooms inside this one may not import, because those files use them. */
  readonly above?: readonly string[];
  /** Whether its files may not import each other. */
  readonly apart?: boolean;
}

/** Rows of the table, by paths below src. */
export type Rooms = Readonly<Record<string, Room>>;

/** Returns rows that have a common rule, unless a row has its own. */
export function withRule(rule: string, rows: Readonly<Record<string, Partial<Room> & Omit<Room, "rule">>>): Rooms {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { rule, ...row }]));
}
