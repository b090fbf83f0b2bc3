// Writes large data as the bytes of its JSON, a segment at a time, as quickly as JSON.stringify.
import { BufferPool } from "../../runtime/buffer-pool.ts";

/** The approximate length of the parts of a long list, in characters. Writing one takes a tenth of a millisecond. */
const PART_LENGTH = 32_768;

/** Lists in objects down to this depth are written in parts. A list farther inside is written at once with what contains it. */
const MAX_DEPTH = 6;

/** The maximum number of bytes of a segment. */
const SEGMENT_BYTES = 64 * 1024;

/** The memory of segments. New memory for each state would make V8 collect the whole heap much more often. */
const pool = new BufferPool(8 * 1024 * 1024, SEGMENT_BYTES);

const encoder = new TextEncoder();

/**
 * Yields the JSON of plain data in segments. Joined, they are the result of JSON.stringify. Give them to `reuseSegments` when they are no
 * longer needed.
 *
 * Only lists may be large, and each of their items is written at once. Unlike in `writeJsonInPieces`, no value is inspected before it is
 * written. The bytes are outside the heap, so keeping them doesn't prolong garbage collections.
 */
export function* writeJsonSegments(data: object): Generator<Uint8Array, void> {
  let segment = pool.lend(SEGMENT_BYTES);
  let used = 0;
  for (const part of partsOf(data, MAX_DEPTH)) {
    for (let rest = part; rest !== ""; ) {
      const { read, written } = encoder.encodeInto(rest, segment.subarray(used));
      used += written;
      if (read === rest.length) break;
      yield segment.subarray(0, used);
      segment = pool.lend(SEGMENT_BYTES);
      used = 0;
      rest = rest.slice(read);
    }
  }
  // Without this copy, the unused rest of the segment would be lost until the data is released.
  const last = new Uint8Array(segment.subarray(0, used));
  pool.takeBack(segment);
  yield last;
}

/** Releases the memory of segments for other data. They must not be read afterwards. */
export function reuseSegments(segments: readonly Uint8Array[]): void {
  for (const segment of segments) pool.takeBack(segment);
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

/** Writes a list. The shorter its items are, the more items are written at a time. */
function* partsOfList(list: readonly unknown[]): Generator<string, void> {
  let before = "[";
  let count = 1;
  for (let i = 0; i < list.length; ) {
    const text = JSON.stringify(list.slice(i, i + count));
    // If these two texts were joined, the longer one would be copied once more.
    yield before;
    yield text.slice(1, -1);
    before = ",";
    i += count;
    if (text.length < PART_LENGTH / 2) count *= 2;
    else if (text.length > PART_LENGTH) count = Math.max(1, Math.floor((count * PART_LENGTH) / text.length));
  }
  yield before === "[" ? "[]" : "]";
}
