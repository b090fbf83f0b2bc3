// Writes the items of one kind in a world, such as its calls, that have changed since they were last written.

/** The functions that compare and write a kind of item. */
export interface ItemKind<Item, Written> {
  /** Returns the object that identifies the item for its whole life; default the item itself. */
  identify?(item: Item): unknown;
  /** Adds everything that the written item depends on, always in the same order. */
  collect(item: Item, values: BoardValues): void;
  /** Writes an item. `former` is its last written form. */
  write(item: Item, former: Written | undefined): Written;
}

/** The changed items, and the ids of the removed ones. */
interface TableChange<Written extends { readonly id: unknown }> {
  readonly changed: Written[];
  readonly removed: Written["id"][];
}

interface Row<Written> {
  readonly values: unknown[];
  written: Written;
}

/** Compares values with the previous ones in place, because an update compares tens of thousands of values, and most have not changed. */
export class BoardValues {
  /** Whether a value differs from the previous one. */
  isChanged = false;
  #values: unknown[] = [];
  #index = 0;

  /** Starts a comparison with a list of previous values. Added values replace those in the list. */
  begin(values: unknown[]): void {
    this.isChanged = false;
    this.#values = values;
    this.#index = 0;
  }

  add(value: unknown): void {
    const index = this.#index++;
    if (this.#values[index] === value && index < this.#values.length) return;
    this.#values[index] = value;
    this.isChanged = true;
  }

  /** Removes the values that were not added again. */
  end(): void {
    if (this.#values.length === this.#index) return;
    this.#values.length = this.#index;
    this.isChanged = true;
  }
}

/**
 * The items of one kind in a world as readers of the board have them. `Key` is the id in the center, which can differ from the written id.
 */
export class BoardTable<Key, Item, Written extends { readonly id: unknown }> {
  readonly #kind: ItemKind<Item, Written>;
  readonly #rows = new Map<Key, Row<Written>>();
  readonly #values = new BoardValues();

  constructor(kind: ItemKind<Item, Written>) {
    this.#kind = kind;
  }

  /** Writes the items that have changed since the last update. Returns them, and the ids of the items that were removed. */
  update(items: ReadonlyMap<Key, Item>): TableChange<Written> {
    const changed: Written[] = [];
    const values = this.#values;
    for (const [id, item] of items) {
      const row = this.#rows.get(id);
      const compared = row?.values ?? [];
      values.begin(compared);
      // Members that never change need no comparison as long as the item is the same.
      values.add(this.#kind.identify === undefined ? item : this.#kind.identify(item));
      this.#kind.collect(item, values);
      values.end();
      if (!values.isChanged) continue;
      const written = this.#kind.write(item, row?.written);
      changed.push(written);
      if (row === undefined) this.#rows.set(id, { values: compared, written });
      else row.written = written;
    }
    return { changed, removed: this.#removeMissing(items) };
  }

  /** Returns all items as they were last written, in the order in which they were added. */
  listWritten(): Written[] {
    return Array.from(this.#rows.values(), ({ written }) => written);
  }

  #removeMissing(items: ReadonlyMap<Key, Item>): Written["id"][] {
    if (this.#rows.size === items.size) return [];
    const removed = [...this.#rows].filter(([key]) => !items.has(key));
    for (const [key] of removed) this.#rows.delete(key);
    return removed.map(([, { written }]) => written.id);
  }
}
