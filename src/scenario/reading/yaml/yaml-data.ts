// From a parsed YAML document to data: in one walk, in which each anchor is read once, and with a bound on what aliases and merge keys multiply.

import type * as yaml from "yaml";
import type { Pair } from "yaml";
import { MOST_VALUES } from "../unsafe-data.ts";
import type { Places } from "./yaml-places.ts";

type Yaml = typeof yaml;

/** The most members that merge keys may copy. A value that several aliases stand for counts each time towards MOST_VALUES. */
const MOST_MERGED = 100_000;

/** Aliases or merge keys multiply each other, or refer to what contains them. */
export class TooManyAliasedValues extends Error {}

interface Read {
  readonly data: unknown;
  /** How many values it is made of. */
  readonly size: number;
}

/**
 * Reads a node of a document.
 *
 * @throws AliasesMultiply
 */
export function readData(
  yaml: Yaml,
  contents: unknown,
  { resolve, mergeOf }: Pick<Places, "resolve" | "mergeOf">,
): unknown {
  const known = new Map<unknown, Read | "under way">();
  let mergedMembers = 0;

  function read(node: unknown): Read {
    const target = resolve(node);
    if (yaml.isScalar(target)) return { data: target.value, size: 1 };
    const before = known.get(target);
    if (before === "under way") throw new TooManyAliasedValues();
    if (before !== undefined) return before;
    known.set(target, "under way");
    const made = yaml.isMap(target) ? readMap(target.items) : yaml.isSeq(target) ? readList(target.items) : NOTHING;
    if (made.size > MOST_VALUES) throw new TooManyAliasedValues();
    known.set(target, made);
    return made;
  }

  function readList(items: readonly unknown[]): Read {
    const inner = items.map(read);
    return { data: inner.map(({ data }) => data), size: inner.reduce((sum, { size }) => sum + size, 1) };
  }

  function readMap(pairs: readonly Pair[]): Read {
    const data: Record<string, unknown> = {};
    let size = 1;
    for (const pair of pairs) {
      if (mergeOf(pair) !== undefined) continue;
      const value = read(pair.value);
      set(data, String(yaml.isScalar(pair.key) ? pair.key.value : pair.key), value.data);
      size += value.size;
    }
    for (const source of pairs.flatMap((pair) => mergeOf(pair) ?? [])) {
      const merged = read(source);
      size += merged.size;
      for (const [name, value] of Object.entries(merged.data as object)) {
        mergedMembers++;
        if (mergedMembers > MOST_MERGED) throw new TooManyAliasedValues();
        if (!Object.hasOwn(data, name)) set(data, name, value);
      }
    }
    return { data, size };
  }

  return read(contents).data;
}

const NOTHING: Read = { data: null, size: 1 };

/** A member called __proto__ is one like any other: it is refused later, in words. */
function set(data: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(data, name, { value, writable: true, enumerable: true, configurable: true });
}
