// Tests that relative links in pages lead to existing files and headings, and that every page can be reached.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "tap";
import { ROOT } from "./pages.ts";

/** Folders whose pages are not those of the repository. */
const IGNORED_FOLDERS = ["node_modules", "dist", "coverage"];

/** All pages of the repository, as paths from its root. */
const pages = pagesIn("").sort();

/** Returns the pages in a folder and the folders below it. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return IGNORED_FOLDERS.includes(entry.name) || entry.name.startsWith(".") ? [] : pagesIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** Returns the text of a page without its code blocks. */
function proseOf(page: string): string {
  return readFileSync(join(ROOT, page), "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
}

/** Returns the targets of the links of a page. */
function linksOf(page: string): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** Returns the anchors of the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = [...proseOf(page).matchAll(/^#+ (.*)$/gm)];
  return headings.map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

test("every relative link leads to an existing file and heading", async (t) => {
  t.ok(pages.includes("README.md") && pages.length > 10, "the pages were found");
  for (const page of pages) {
    for (const link of linksOf(page)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [target = "", anchor] = link.split("#");
      const path = target === "" ? page : join(dirname(page), target);
      t.ok(existsSync(join(ROOT, path)), `${page}: ${link} leads nowhere`);
      if (anchor === undefined) continue;
      t.ok(anchorsOf(path).includes(anchor), `${page}: ${link}: ${path} has no such heading`);
    }
  }
});

test("links from the README reach every page of the documentation", async (t) => {
  const reached = new Set(["README.md"]);
  for (const page of reached) {
    for (const link of linksOf(page)) {
      const path = relative(ROOT, join(ROOT, dirname(page), link.split("#")[0] ?? ""));
      if (pages.includes(path)) reached.add(path);
    }
  }
  t.same(
    pages.filter((page) => /^(docs|decisions)\//.test(page) && !reached.has(page)),
    [],
  );
});

test("no page has a path of a personal machine", async (t) => {
  for (const page of pages) {
    const lines = readFileSync(join(ROOT, page), "utf8").split("\n");
    const local = lines.filter((line) =>
      /(?:^|[\s"'`(=])(?:\/(?:work|home|root|tmp|Users)\/|[A-Z]:\\|~\/(?!Library))/.test(line),
    );
    t.same(local, [], page);
  }
});
