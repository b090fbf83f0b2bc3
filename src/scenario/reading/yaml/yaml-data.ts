// Converts a parsed YAML document to data in one walk, with limits on the values that aliases and merge keys repeat.

import type { Pair } from "yaml";
import { setMember } from "../../../forms/member-of.ts";
import { MAX_VALUES } from "../../../forms/unsafe-data.ts";
import type * as yaml from "./yaml-library.ts";
import type { YamlPlaces } from "./yaml-places.ts";

type Yaml = typeof yaml;

/** The maximum number of members that merge keys can copy. For MAX_VALUES, a value counts once for each of its aliases. */
const MAX_MERGED = 100_000;

/** Thrown if aliases or merge keys repeat too many values, or refer to an object that contains them. */
export class TooManyAliasedValues extends Error {}

/** Data that has been read. */
interface SizedData {
  readonly data: unknown;
  /** The number of values in the data. */
  readonly size: number;
}

/**
 * Returns the data of a node.
 *
 * @throws TooManyAliasedValues
 */
export function readData(
  yaml: Yaml,
  contents: unknown,
  { resolve, mergeOf }: Pick<YamlPlaces, "resolve" | "mergeOf">,
): unknown {
  const known = new Map<unknown, SizedData | "under way">();
  let mergedMembers = 0;

  function readNode(node: unknown): SizedData {
    const target = resolve(node);
    if (yaml.isScalar(target)) return { data: target.value, size: 1 };
    const earlier = known.get(target);
    if (earlier === "under way") throw new TooManyAliasedValues();
    if (earlier !== undefined) return earlier;
    known.set(target, "under way");
    const sized = yaml.isMap(target) ? readMap(target.items) : yaml.isSeq(target) ? readList(target.items) : NULL_DATA;
    if (sized.size > MAX_VALUES) throw new TooManyAliasedValues();
    known.set(target, sized);
    return sized;
  }

  function readList(items: readonly unknown[]): SizedData {
    const inner = items.map(readNode);
    return { data: inner.map(({ data }) => data), size: inner.reduce((sum, { size }) => sum + size, 1) };
  }

  function readMap(pairs: readonly Pair[]): SizedData {
    const data: Record<string, unknown> = {};
    let size = 1;
    for (const pair of pairs) {
      if (mergeOf(pair) !== undefined) continue;
      const value = readNode(pair.value);
      setMember(data, String(yaml.isScalar(pair.key) ? pair.key.value : pair.key), value.data);
      size += value.size;
    }
    for (const source of pairs.flatMap((pair) => mergeOf(pair) ?? [])) {
      const merged = readNode(source);
      size += merged.size;
      for (const [name, value] of Object.entries(merged.data as object)) {
        mergedMembers++;
        if (mergedMembers > MAX_MERGED) throw new TooManyAliasedValues();
        if (!Object.hasOwn(data, name)) setMember(data, name, value);
      }
    }
    return { data, size };
  }

  return readNode(contents).data;
}

const NULL_DATA: SizedData = { data: null, size: 1 };
