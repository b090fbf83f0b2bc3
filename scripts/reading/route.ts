// The way of a new reader: the README, then the pages of docs in the order in which the index names them.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const INDEX = "docs/README.md";

/** A page that is not gone through, and why: `<!-- read: no page for a reader: REASON -->`. */
const LEFT_OUT = /^<!-- read: no command of this page: (.+) -->$/m;

/** The pages of a repository in the order of reading, as paths from its root, each once. */
export function routeOf(root: string): string[] {
  const index = readFileSync(join(root, INDEX), "utf8");
  const linked = [...index.matchAll(/\]\(([^)#:\s]+\.md)(?:#[^)\s]*)?\)/g)].flatMap(([, target]) => target ?? []);
  return [...new Set(["README.md", INDEX, ...linked.map((target) => posix.join("docs", target))])];
}

/** Why no command of a page is run; undefined: its blocks say which are. */
export function leftOut(page: string): string | undefined {
  return LEFT_OUT.exec(page)?.[1];
}
