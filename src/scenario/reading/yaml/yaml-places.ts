// Finds the offset of every value in a parsed YAML document.
// One walk prepares it, and later lookups need no search.

import type { Alias, Document, Node, Pair, Scalar } from "yaml";
import type { Path, UnplacedProblem } from "../../../forms/problems.ts";
import type * as yaml from "./yaml-library.ts";

type Yaml = typeof yaml;

/** The name of a merge key. The members of its value become members of the object around it. */
const MERGE = "<<";

/** The result of the walk. Offsets count characters of the text from 0. */
export interface YamlPlaces {
  /** Names that appear twice in an object, with the offset of the second one. */
  repeatedNames: { name: string; offset: number }[];
  /** The offsets of merge keys whose value is neither an object nor a list of objects. */
  badMerges: number[];
  /** Aliases without an anchor before them. */
  unresolved: { name: string; offset: number }[];
  /** The offset of the first alias; 0 if there is none. */
  firstAlias: number;
  /** Returns the target of an alias; undefined if it is one of `unresolved`. Returns other nodes unchanged. */
  resolve(node: unknown): unknown;
  /** Returns the objects that a merge key merges; undefined for other members. */
  mergeOf(pair: Pair): unknown[] | undefined;
  /** Returns the offset of the value or name with a problem. If the member is missing, returns the offset of its parent. */
  find(problem: Pick<UnplacedProblem, "path" | "at">): number;
  /** Returns the source text of a single value without quotes, such as `0049`; undefined for other values. */
  sourceAt(path: Path): string | undefined;
}

/** Walks over a document and returns the places of its values. */
export function findPlaces(yaml: Yaml, document: Document): YamlPlaces {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const members = new Map<unknown, Map<string, Pair>>();
  const repeatedNames: YamlPlaces["repeatedNames"] = [];
  const badMerges: number[] = [];
  const unresolved: YamlPlaces["unresolved"] = [];
  let firstAlias: number | undefined;

  yaml.visit(document, {
    Node(_, node) {
      if (yaml.isAlias(node)) {
        firstAlias ??= offsetOf(node);
        const target = anchors.get(node.source);
        if (target === undefined) unresolved.push({ name: node.source, offset: offsetOf(node) });
        else targets.set(node, target);
        return;
      }
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!yaml.isMap(node)) return;
      const named = new Map<string, Pair>();
      for (const pair of node.items) {
        const name = String(yaml.isScalar(pair.key) ? pair.key.value : pair.key);
        if (named.has(name)) repeatedNames.push({ name, offset: offsetOf(pair.key) });
        named.set(name, pair);
      }
      members.set(node, named);
    },
  });
  for (const named of members.values()) {
    const pair = named.get(MERGE);
    if (isMerge(pair) && listMergedNodes(pair.value).some((node) => node !== undefined && !yaml.isMap(node)))
      badMerges.push(offsetOf(pair.key));
  }

  function find({ path, at }: Pick<UnplacedProblem, "path" | "at">): number {
    let node: unknown = document.contents;
    for (const [depth, part] of path.entries()) {
      const isBlamed = depth === path.length - 1 && at === "key";
      const next = findInner(node, part, isBlamed);
      if (!yaml.isNode(next)) break;
      node = next;
    }
    return offsetOf(node);
  }

  function sourceAt(path: Path): string | undefined {
    let node: unknown = document.contents;
    for (const part of path) node = findInner(node, part, false);
    const scalar = resolve(node);
    return yaml.isScalar(scalar) && scalar.type === "PLAIN"
      ? (scalar as Scalar & { source?: string }).source
      : undefined;
  }

  /** Returns the node below a node; undefined if there is none. Returns the name of a member if `wantsName`, or if it has no value. */
  function findInner(node: unknown, part: PropertyKey, wantsName: boolean): unknown {
    const outer = resolve(node);
    if (yaml.isSeq(outer)) return outer.items[Number(part)];
    const pair = findMember(outer, String(part));
    return pair !== undefined && (wantsName || isEmpty(pair.value)) ? pair.key : pair?.value;
  }

  /** Returns a member of an object, or one that a merge key adds to it; undefined if there is none. */
  function findMember(map: unknown, name: string): Pair | undefined {
    const named = members.get(map);
    const own = named?.get(name);
    if (own !== undefined) return own;
    const merge = named?.get(MERGE);
    if (!isMerge(merge)) return undefined;
    for (const source of listMergedNodes(merge.value)) {
      const found = findMember(source, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function isMerge(pair: Pair | undefined): pair is Pair {
    return yaml.isScalar(pair?.key) && pair.key.type === "PLAIN" && pair.key.value === MERGE;
  }

  /** Returns the nodes that a merge key merges. */
  function listMergedNodes(value: unknown): unknown[] {
    const source = resolve(value);
    return yaml.isSeq(source) ? source.items.map(resolve) : [source];
  }

  function mergeOf(pair: Pair): unknown[] | undefined {
    return isMerge(pair) ? listMergedNodes(pair.value) : undefined;
  }

  function resolve(node: unknown): unknown {
    return yaml.isAlias(node) ? targets.get(node) : node;
  }

  /** Returns whether a member has no value. Its name is then the best place to report. */
  function isEmpty(value: unknown): boolean {
    return !yaml.isNode(value) || value.range?.[0] === value.range?.[1];
  }

  function offsetOf(node: unknown): number {
    return (yaml.isNode(node) && node.range?.[0]) || 0;
  }

  return { repeatedNames, badMerges, unresolved, firstAlias: firstAlias ?? 0, find, sourceAt, resolve, mergeOf };
}
