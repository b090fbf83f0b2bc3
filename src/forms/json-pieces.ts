// Writes large JSON in pieces, so that the caller can do other work between two pieces.
import { setMember } from "./member-of.ts";

/** The maximum number of values to write at once: this takes a fraction of a millisecond. */
const MAX_VALUES = 500;

/** The minimum length of a piece except the last, in characters. */
const MIN_PIECE_LENGTH = 16_384;

/** The order of the members of objects. In JavaScript, names that are whole numbers always come first, in numeric order. */
type Order = "unchanged" | "by name";

/**
 * Yields plain data in pieces of text. Joined, they are the result of JSON.stringify, with the members of objects in the given order. If
 * that result is undefined, there are no pieces.
 */
export function* writeJsonInPieces(data: unknown, order: Order = "unchanged"): Generator<string, void> {
  if (isLeftOut(data)) return;
  let piece = "";
  for (const part of partsOf(data, order)) {
    piece += part;
    if (piece.length < MIN_PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function* partsOf(data: unknown, order: Order): Generator<string, void> {
  if (isSmall(data)) {
    // A replacer of JSON.stringify would take three times as long as a sorted copy.
    yield JSON.stringify(order === "by name" ? sortAllMembers(data) : data);
    return;
  }
  const outer = (order === "by name" ? sortMembers(data as object) : data) as object;
  const isList = Array.isArray(outer);
  let before = isList ? "[" : "{";
  for (const [name, value] of membersOf(outer)) {
    yield isList ? before : `${before}${JSON.stringify(name)}:`;
    yield* partsOf(value, order);
    before = ",";
  }
  if (before !== ",") yield before;
  yield isList ? "]" : "}";
}

/** Returns whether data can be written at once, by number of values and length of text. A text always can, because it has no parts. */
function isSmall(data: unknown): boolean {
  let left = MAX_VALUES;
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    left -= typeof value === "string" ? 1 + value.length / 64 : 1;
    if (typeof value === "object" && value !== null) {
      const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
      if (inner.length > left) return false;
      open.push(...inner);
    }
    if (left < 0) return typeof data === "string";
  }
  return true;
}

/** Copies data, with the members of all its objects sorted by name. */
function sortAllMembers(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return data;
  return Array.isArray(data) ? data.map(sortAllMembers) : sortMembers(data, sortAllMembers);
}

/** Copies an object with its members sorted by name, and their values mapped. Returns a list unchanged. */
function sortMembers(outer: object, map: (value: unknown) => unknown = (value) => value): object {
  if (Array.isArray(outer)) return outer;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(outer).sort()) {
    setMember(copy, name, map((outer as Record<string, unknown>)[name]));
  }
  return copy;
}

/** Yields the members that JSON can hold. Other items of a list become null. */
function* membersOf(outer: object): Generator<readonly [name: string, value: unknown], void> {
  if (Array.isArray(outer)) {
    for (let i = 0; i < outer.length; i++) yield ["", isLeftOut(outer[i]) ? null : outer[i]];
    return;
  }
  for (const name of Object.keys(outer)) {
    const value = (outer as Record<string, unknown>)[name];
    if (!isLeftOut(value)) yield [name, value];
  }
}

function isLeftOut(value: unknown): boolean {
  return value === undefined || typeof value === "function" || typeof value === "symbol";
}
