// Where everything stands in a parsed YAML document: one walk over it, and then each path is found without searching.
import type { Alias, Document, Node, Pair } from "yaml";
import type { Flaw } from "./problems.ts";

type Yaml = typeof import("yaml");

/** A walk's findings; offsets count characters of the text from 0. */
export interface Places {
  /** Names that stand twice in their object, and where the second one stands. */
  twice: { name: string; offset: number }[];
  /** Where the first alias stands; 0 when there is none. */
  firstAlias: number;
  /** The offset of the value, or of its name, that a flaw blames: of its parent when there is no such member. */
  find(flaw: Pick<Flaw, "path" | "at">): number;
}

/** Walks over a document. */
export function findPlaces(yaml: Yaml, document: Document): Places {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const members = new Map<unknown, Map<string, Pair>>();
  const twice: Places["twice"] = [];
  let firstAlias: number | undefined;

  yaml.visit(document, {
    Node(_, node) {
      if (yaml.isAlias(node)) {
        firstAlias ??= offsetOf(node);
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
        return;
      }
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!yaml.isMap(node)) return;
      const named = new Map<string, Pair>();
      for (const pair of node.items) {
        const name = String(yaml.isScalar(pair.key) ? pair.key.value : pair.key);
        if (named.has(name)) twice.push({ name, offset: offsetOf(pair.key) });
        named.set(name, pair);
      }
      members.set(node, named);
    },
  });

  function find({ path, at }: Pick<Flaw, "path" | "at">): number {
    let node: unknown = document.contents;
    for (const [depth, part] of path.entries()) {
      const whole = yaml.isAlias(node) ? targets.get(node) : node;
      let next: unknown;
      if (yaml.isSeq(whole)) next = whole.items[Number(part)];
      const pair = members.get(whole)?.get(String(part));
      if (pair !== undefined) {
        const isBlamed = depth === path.length - 1 && at === "key";
        next = isBlamed || isEmpty(pair.value) ? pair.key : pair.value;
      }
      if (!yaml.isNode(next)) break;
      node = next;
    }
    return offsetOf(node);
  }

  /** Whether nothing was written behind a name: there is then no better place than the name. */
  function isEmpty(value: unknown): boolean {
    return !yaml.isNode(value) || value.range?.[0] === value.range?.[1];
  }

  function offsetOf(node: unknown): number {
    return (yaml.isNode(node) && node.range?.[0]) || 0;
  }

  return { twice, firstAlias: firstAlias ?? 0, find };
}
