// Lists the pages in the order of a new reader: the README, then the pages of docs in the order of the index.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const INDEX = "docs/README.md";

/** The comment of a page whose commands are not run: `<!-- read: no command of this page: REASON -->`. */
const LEFT_OUT = /^<!-- read: no command of this page: (.+) -->$/m;

/** Returns the pages of a repository in the order of reading, as paths from its root, each once. */
export function routeOf(root: string): string[] {
  const index = readFileSync(join(root, INDEX), "utf8");
  const linked = [...index.matchAll(/\]\(([^)#:\s]+\.md)(?:#[^)\s]*)?\)/g)].flatMap(([, target]) => target ?? []);
  return [...new Set(["README.md", INDEX, ...linked.map((target) => posix.join("docs", target))])];
}

/** Returns why no command of a page is run, from its comment; undefined without that comment. */
export function findReasonToSkip(page: string): string | undefined {
  return LEFT_OUT.exec(page)?.[1];
}
