// Writes a large scenario as YAML in pieces of text: one call of the library would keep everything else waiting.
import { stringify } from "yaml";
import { isObject } from "../../forms/member-of.ts";

/** How many items of a list are written at once: a few milliseconds. */
const MOST_ITEMS = 100;

/**
 * Writes an object in pieces of YAML; joined they are what `stringify` returns. Where a list, or one in `center`, has more than 100 items,
 * objects that occur several times are written out each time: an anchor of one piece would mean nothing in the next.
 */
export function* yamlPieces(data: Readonly<Record<string, unknown>>): Generator<string, void> {
  if (!hasLongList(data)) {
    yield stringify(data);
    return;
  }
  for (const [name, value] of Object.entries(data)) {
    if (!isObject(value) || !hasLongList(value)) {
      yield* memberPieces([name], value);
      continue;
    }
    yield `${name}:\n`;
    for (const [inner, innerValue] of Object.entries(value)) yield* memberPieces([name, inner], innerValue);
  }
}

/** Writes a member, named by the path to it, without the lines of those that it is in. */
function* memberPieces(path: readonly string[], value: unknown): Generator<string, void> {
  if (!isLong(value)) {
    yield withoutLines(path.length - 1, write(path, value));
    return;
  }
  for (let i = 0; i < value.length; i += MOST_ITEMS) {
    yield withoutLines(i === 0 ? path.length - 1 : path.length, write(path, value.slice(i, i + MOST_ITEMS)));
  }
}

function write(path: readonly string[], value: unknown): string {
  const nested = path.reduceRight((inner, name) => ({ [name]: inner }), value);
  return stringify(nested, { aliasDuplicateObjects: false });
}

function withoutLines(count: number, text: string): string {
  let from = 0;
  for (let i = 0; i < count; i++) from = text.indexOf("\n", from) + 1;
  return text.slice(from);
}

function hasLongList(data: object): boolean {
  return Object.values(data).some((value) => isLong(value) || (isObject(value) && Object.values(value).some(isLong)));
}

function isLong(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > MOST_ITEMS;
}
