// Writes large JSON in pieces, so that the caller can do other work between two pieces.

/** The maximum number of values to write in one go: this takes a fraction of a millisecond. */
const MAX_VALUES = 500;

/** The minimum length of a piece, in characters. */
const MIN_PIECE_LENGTH = 16_384;

/** Changes a value before it is written, as the second argument of JSON.stringify does. */
type Replacer = (name: string, value: unknown) => unknown;

/**
 * Writes plain data in pieces of text; joined, they are the result of JSON.stringify. If that is undefined, there are no pieces.
 *
 * @param replace - changes each object and list before it is written.
 */
export function* jsonPieces(data: unknown, replace: Replacer = (_, value) => value): Generator<string, void> {
  if (isLeftOut(data)) return;
  let piece = "";
  for (const part of partsOf(data, replace)) {
    piece += part;
    if (piece.length < MIN_PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function* partsOf(data: unknown, replace: Replacer): Generator<string, void> {
  if (isSmall(data)) {
    yield JSON.stringify(data, replace);
    return;
  }
  const outer = replace("", data) as object;
  const isList = Array.isArray(outer);
  let before = isList ? "[" : "{";
  for (const [name, value] of membersOf(outer)) {
    yield isList ? before : `${before}${JSON.stringify(name)}:`;
    yield* partsOf(value, replace);
    before = ",";
  }
  if (before !== ",") yield before;
  yield isList ? "]" : "}";
}

/** Returns whether data is small enough to be written in one go, by number of values and length of text. */
function isSmall(data: unknown): boolean {
  let left = MAX_VALUES;
  const open: unknown[] = [data];
  while (open.length > 0) {
    const one = open.pop();
    left -= typeof one === "string" ? 1 + one.length / 64 : 1;
    if (typeof one === "object" && one !== null) {
      const inner: unknown[] = Array.isArray(one) ? one : Object.values(one);
      if (inner.length > left) return false;
      open.push(...inner);
    }
    if (left < 0) return typeof data === "string";
  }
  return true;
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
