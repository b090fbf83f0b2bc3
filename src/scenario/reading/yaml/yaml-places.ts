// Where everything stands in a parsed YAML document: one walk over it, and then each path is found without searching.
import type * as yaml from "yaml";
import type { Alias, Document, Node, Pair, Scalar } from "yaml";
import type { Path, UnplacedProblem } from "../problems.ts";

type Yaml = typeof yaml;

/** The name of a merge key: the members of its value are members of the object that it stands in. */
const MERGE = "<<";

/** A walk's findings; offsets count characters of the text from 0. */
export interface Places {
  /** Names that stand repeatedNames in their object, and where the second one stands. */
  repeatedNames: { name: string; offset: number }[];
  /** Where merge keys stand whose value is neither an object nor a list of objects. */
  badMerges: number[];
  /** Aliases of anchors that do not stand before them. */
  unresolved: { name: string; offset: number }[];
  /** Where the first alias stands; 0 when there is none. */
  firstAlias: number;
  /** What an alias stands for; any other node is itself. */
  resolve(node: unknown): unknown;
  /** What a member merges into its object, if it is a merge key; undefined for all others. */
  mergeOf(pair: Pair): unknown[] | undefined;
  /** The offset of the value, or of its name, that a flaw blames: of its parent when there is no such member. */
  find(flaw: Pick<UnplacedProblem, "path" | "at">): number;
  /** Returns a single value as it was written without quotes, such as `0049`; undefined for all else. */
  sourceAt(path: Path): string | undefined;
}

/** Walks over a document. */
export function findPlaces(yaml: Yaml, document: Document): Places {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const members = new Map<unknown, Map<string, Pair>>();
  const repeatedNames: Places["repeatedNames"] = [];
  const badMerges: number[] = [];
  const unresolved: Places["unresolved"] = [];
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
    if (isMerge(pair) && merged(pair.value).some((node) => node !== undefined && !yaml.isMap(node)))
      badMerges.push(offsetOf(pair.key));
  }

  function find({ path, at }: Pick<UnplacedProblem, "path" | "at">): number {
    let node: unknown = document.contents;
    for (const [depth, part] of path.entries()) {
      const isBlamed = depth === path.length - 1 && at === "key";
      const next = inner(node, part, isBlamed);
      if (!yaml.isNode(next)) break;
      node = next;
    }
    return offsetOf(node);
  }

  function sourceAt(path: Path): string | undefined {
    let node: unknown = document.contents;
    for (const part of path) node = inner(node, part, false);
    const scalar = resolve(node);
    return yaml.isScalar(scalar) && scalar.type === "PLAIN"
      ? (scalar as Scalar & { source?: string }).source
      : undefined;
  }

  /** The node below a node, or the name of it where that is what is asked for or where nothing is written behind it. */
  function inner(node: unknown, part: PropertyKey, isNameAsked: boolean): unknown {
    const outer = resolve(node);
    if (yaml.isSeq(outer)) return outer.items[Number(part)];
    const pair = member(outer, String(part));
    return pair !== undefined && (isNameAsked || isEmpty(pair.value)) ? pair.key : pair?.value;
  }

  /** A member of an object: one of its own, or one that a merge key brings. */
  function member(map: unknown, name: string): Pair | undefined {
    const named = members.get(map);
    const own = named?.get(name);
    if (own !== undefined) return own;
    const merge = named?.get(MERGE);
    if (!isMerge(merge)) return undefined;
    for (const source of merged(merge.value)) {
      const found = member(source, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function isMerge(pair: Pair | undefined): pair is Pair {
    return yaml.isScalar(pair?.key) && pair.key.type === "PLAIN" && pair.key.value === MERGE;
  }

  /** What a merge key brings. */
  function merged(value: unknown): unknown[] {
    const source = resolve(value);
    return yaml.isSeq(source) ? source.items.map(resolve) : [source];
  }

  function mergeOf(pair: Pair): unknown[] | undefined {
    return isMerge(pair) ? merged(pair.value) : undefined;
  }

  function resolve(node: unknown): unknown {
    return yaml.isAlias(node) ? targets.get(node) : node;
  }

  /** Whether nothing was written behind a name: there is then no better place than the name. */
  function isEmpty(value: unknown): boolean {
    return !yaml.isNode(value) || value.range?.[0] === value.range?.[1];
  }

  function offsetOf(node: unknown): number {
    return (yaml.isNode(node) && node.range?.[0]) || 0;
  }

  return { repeatedNames, badMerges, unresolved, firstAlias: firstAlias ?? 0, find, sourceAt, resolve, mergeOf };
}
