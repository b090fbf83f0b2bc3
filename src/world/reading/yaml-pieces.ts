// Writes a large scenario as YAML in pieces, because a single call of the library would block the event loop.
import { stringify } from "yaml";
import { isObject } from "../../forms/member-of.ts";

/** The number of list items per piece. One piece takes a few milliseconds. */
const ITEMS_PER_PIECE = 100;

/**
 * Writes an object in pieces of YAML, which together equal the result of `stringify`.
 *
 * A list of more than 100 items is cut if it is a member of the object, or of a member such as `center`. Then repeated objects are written
 * in full each time, because anchors do not work across pieces.
 */
export function* writeYamlPieces(data: Readonly<Record<string, unknown>>): Generator<string, void> {
  if (!hasLongList(data)) {
    yield stringify(data);
    return;
  }
  for (const [name, value] of Object.entries(data)) {
    if (!isObject(value) || !hasLongList(value)) {
      yield* writeMemberPieces([name], value);
      continue;
    }
    yield `${name}:\n`;
    for (const [inner, innerValue] of Object.entries(value)) yield* writeMemberPieces([name, inner], innerValue);
  }
}

/** Writes the member at a path, without the lines of its parents. */
function* writeMemberPieces(path: readonly string[], value: unknown): Generator<string, void> {
  if (!isLong(value)) {
    yield withoutLines(path.length - 1, write(path, value));
    return;
  }
  for (let i = 0; i < value.length; i += ITEMS_PER_PIECE) {
    yield withoutLines(i === 0 ? path.length - 1 : path.length, write(path, value.slice(i, i + ITEMS_PER_PIECE)));
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
  return Array.isArray(value) && value.length > ITEMS_PER_PIECE;
}
