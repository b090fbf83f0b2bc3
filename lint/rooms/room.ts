// A row of the table of rooms.

/** A folder of src, or a single file with its own row. */
export interface Room {
  /** The purpose of the room, for docs/architecture.md. */
  readonly is: string;
  /** The sentence that the linter shows for any other import. */
  readonly rule: string;
  /**
   * The rooms and single files that the room may import. A room means its entries; `control/api-types.ts` means only that file. An inner
   * room names the outer room here if it needs files of the outer room.
   */
  readonly imports: readonly string[];
  /** The packages and the modules of Node that the room may import. */
  readonly packages?: readonly string[];
  /** The files that other rooms may import; every file if left out. Inner rooms may import the other files too, except `above`. */
  readonly entries?: readonly string[];
  /** The files that inner rooms may not import, because these files import inner rooms. */
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
