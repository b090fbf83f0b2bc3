// Reads the pages of the documentation for tests: text, code blocks and tables.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Block, readBlocks } from "../../scripts/reading/blocks.ts";

/** The folder of the repository, with a trailing slash. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Returns the text of a page. The path starts at the root of the repository. */
export function readPage(page: string): string {
  return readFileSync(`${ROOT}${page}`, "utf8");
}

/** Returns the code blocks of a page in order. */
export function blocksOf(page: string): Block[] {
  return readBlocks(readPage(page));
}

/** Returns the rows of all tables of a page as Markdown cells, without heads. */
export function rowsOf(page: string): string[][] {
  const lines = readPage(page).split("\n");
  return lines.flatMap((line, index) => {
    const isHead = lines[index + 1]?.startsWith("| ---") === true;
    if (!line.startsWith("|") || line.startsWith("| ---") || isHead) return [];
    return [
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    ];
  });
}

/** Returns the text of a cell that is code; undefined for other cells. */
export function codeIn(cell: string | undefined): string | undefined {
  return /^`([^`]*)`$/.exec(cell ?? "")?.[1];
}
