// Compares the agents, calls or queues of a world with what was last written of them, and writes those that have changed.

/** How a kind of item is compared and written. */
export interface ItemKind<Item, Written> {
  /** Appends everything that the written item depends on. The values are compared one by one. */
  collect(item: Item, values: unknown[]): void;
  write(item: Item): Written;
}

/** The items that have changed, and the ids of those that are gone. */
interface TableChange<Id, Written> {
  readonly changed: Written[];
  readonly removed: Id[];
}

interface Row<Written> {
  values: readonly unknown[];
  written: Written;
}

export class BoardTable<Id, Item, Written> {
  readonly #kind: ItemKind<Item, Written>;
  readonly #rows = new Map<Id, Row<Written>>();
  /** The values of the item that is compared. Most items have not changed, and need no array of their own. */
  readonly #values: unknown[] = [];

  constructor(kind: ItemKind<Item, Written>) {
    this.#kind = kind;
  }

  /** Writes the items that have changed since the last update. */
  update(items: ReadonlyMap<Id, Item>): TableChange<Id, Written> {
    const changed: Written[] = [];
    for (const [id, item] of items) {
      const row = this.#rows.get(id);
      this.#values.length = 0;
      // Values that never change need no comparison as long as it is the same item.
      this.#values.push(item);
      this.#kind.collect(item, this.#values);
      if (row !== undefined && isEqual(row.values, this.#values)) continue;
      const written = this.#kind.write(item);
      this.#rows.set(id, { values: this.#values.slice(), written });
      changed.push(written);
    }
    return { changed, removed: this.#removeMissing(items) };
  }

  /** Returns all items as they were last written, in the order in which they were added. */
  written(): Written[] {
    return Array.from(this.#rows.values(), ({ written }) => written);
  }

  #removeMissing(items: ReadonlyMap<Id, Item>): Id[] {
    if (this.#rows.size === items.size) return [];
    const removed = [...this.#rows.keys()].filter((id) => !items.has(id));
    for (const id of removed) this.#rows.delete(id);
    return removed;
  }
}

function isEqual(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
}
