// Cuts large data into small pieces and puts them together again, so that no thread is blocked for long.
import type { Work } from "../core/index.ts";
import { setMember } from "./member-of.ts";

/** The maximum number of values in a piece. Copying one to another thread takes about a millisecond. */
const MAX_PIECE_VALUES = 2_000;

/** A step of assembling data. It applies to the list or object that was opened last and is still open. */
export type DataPiece =
  | { readonly items: readonly unknown[] }
  | { readonly members: Readonly<Record<string, unknown>> }
  | { readonly open: "list" | "object"; readonly name: string | undefined }
  | { readonly close: true };

/** Cuts plain data into pieces. Plain data is objects, lists, text, numbers, booleans, null and undefined. */
export function cutIntoPieces(data: unknown): Generator<DataPiece> {
  return cut([data]);
}

function* cut(outer: object): Generator<DataPiece> {
  const isList = Array.isArray(outer);
  let batch: [string, unknown][] = [];
  let batched = 0;
  const takeBatch = (): DataPiece => {
    const piece = isList ? { items: batch.map(([, value]) => value) } : { members: Object.fromEntries(batch) };
    batch = [];
    batched = 0;
    return piece;
  };
  for (const [name, value] of membersOf(outer)) {
    const size = countValues(value, MAX_PIECE_VALUES + 1);
    if (batched > 0 && batched + size > MAX_PIECE_VALUES) yield takeBatch();
    if (size <= MAX_PIECE_VALUES) {
      batch.push([name, value]);
      batched += size;
    } else {
      const open = Array.isArray(value) ? "list" : "object";
      yield { open, name: isList ? undefined : name };
      yield* cut(value as object);
      yield { close: true };
    }
  }
  if (batched > 0) yield takeBatch();
}

/** Yields the members one by one: Object.entries would build all pairs at once and block the thread. */
function* membersOf(outer: object): Generator<[string, unknown]> {
  if (Array.isArray(outer)) for (const value of outer) yield ["", value];
  else for (const name of Object.keys(outer)) yield [name, (outer as Record<string, unknown>)[name]];
}

/** Counts the values in data and stops at a limit, so that large data takes no longer. */
function countValues(data: unknown, limit: number): number {
  if (typeof data !== "object" || data === null) return 1;
  let size = 1;
  for (const name in data) {
    if (size >= limit) break;
    size += countValues((data as Record<string, unknown>)[name], limit - size);
  }
  return size;
}

/** Assembles data from its pieces. */
export class Assembly {
  readonly #whole: unknown[] = [];
  readonly #open: object[] = [this.#whole];

  /** Adds the next piece. */
  add(piece: DataPiece): void {
    const innermost = this.#open.at(-1);
    if (innermost === undefined) throw new Error("A piece came after the end.");
    if ("close" in piece) this.#open.pop();
    else if ("items" in piece) (innermost as unknown[]).push(...piece.items);
    else if ("members" in piece) {
      for (const [name, value] of Object.entries(piece.members)) setMember(innermost, name, value);
    } else {
      const inner = piece.open === "list" ? [] : {};
      if (piece.name === undefined) (innermost as unknown[]).push(inner);
      else setMember(innermost, piece.name, inner);
      this.#open.push(inner);
    }
  }

  /** The data assembled so far; complete after the last piece. */
  get data(): unknown {
    return this.#whole[0];
  }
}

/**
 * Copies data in pieces, as JSON.stringify and JSON.parse would copy it.
 *
 * @yields after each piece, the number of pieces copied so far.
 */
export function* copyInSlices<Data>(data: Data): Work<Data> {
  const assembly = new Assembly();
  let done = 0;
  for (const piece of cutIntoPieces(data)) {
    assembly.add(JSON.parse(JSON.stringify(piece)) as DataPiece);
    yield { done: ++done, of: 0 };
  }
  return assembly.data as Data;
}
