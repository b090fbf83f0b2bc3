// Writes large data as the bytes of its JSON, a segment at a time, as quickly as JSON.stringify.

/** The minimum length of a segment, in characters. Writing one takes a tenth of a millisecond. */
const MIN_LENGTH = 32_768;

/** Lists in objects down to this depth are written in parts. A list farther inside is written at once with what contains it. */
const MAX_DEPTH = 6;

/**
 * Yields the JSON of plain data in segments. Joined, they are the result of JSON.stringify.
 *
 * Only lists may be large, and an item of such a list is written at once. In return, no value is inspected before it is written, as
 * `jsonPieces` does. The bytes are outside the heap, so keeping them doesn't prolong garbage collections.
 */
export function* jsonSegments(data: object): Generator<Uint8Array, void> {
  let text = "";
  for (const part of partsOf(data, MAX_DEPTH)) {
    text += part;
    if (text.length < MIN_LENGTH) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

/** Returns the data of segments. */
export function parseSegments(segments: readonly Uint8Array[]): unknown {
  return JSON.parse(Buffer.concat(segments).toString());
}

function* partsOf(data: unknown, depth: number): Generator<string, void> {
  if (typeof data !== "object" || data === null || depth === 0) {
    yield JSON.stringify(data);
    return;
  }
  if (Array.isArray(data)) {
    yield* partsOfList(data);
    return;
  }
  let before = "{";
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* partsOf(value, depth - 1);
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

/** Writes more items at a time as long as they are short. */
function* partsOfList(list: readonly unknown[]): Generator<string, void> {
  let before = "[";
  let count = 1;
  for (let i = 0; i < list.length; ) {
    const text = JSON.stringify(list.slice(i, i + count));
    yield `${before}${text.slice(1, -1)}`;
    before = ",";
    i += count;
    if (text.length < MIN_LENGTH / 2) count *= 2;
    else if (text.length > MIN_LENGTH) count = Math.max(1, Math.floor((count * MIN_LENGTH) / text.length));
  }
  yield before === "[" ? "[]" : "]";
}
