// JSON in pieces: large data is written piece by piece, so that whoever drives it can do something else between two pieces.

/** So many values at most are written at once: a fraction of a millisecond. */
const MOST_VALUES = 500;

/** So many characters of text are worth a piece of their own. */
const PIECE = 16_384;

/** Changes a value before it is written, as the second argument of JSON.stringify does. */
type Replacer = (name: string, value: unknown) => unknown;

/**
 * Writes plain JSON data (what JSON.parse returns) in pieces of text; joined they are what JSON.stringify returns.
 *
 * @param replace changes each object and list before it is written.
 */
export function* jsonPieces(data: unknown, replace: Replacer = (_, value) => value): Generator<string, void> {
  let piece = "";
  for (const part of partsOf(data, replace)) {
    piece += part;
    if (piece.length < PIECE) continue;
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
  yield isList ? "]" : "}";
}

/** Returns whether data has so few values, and so little text, that it can be handled at once. */
function isSmall(data: unknown): boolean {
  let left = MOST_VALUES;
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

function* membersOf(outer: object): Generator<[string, unknown], void> {
  for (const name of Object.keys(outer)) yield [name, (outer as Record<string, unknown>)[name]];
}
