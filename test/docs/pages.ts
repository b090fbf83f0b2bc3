// The pages of the documentation as tests look at them: their text, their code blocks, and the cells of their tables.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Block, blocksIn } from "../../scripts/reading/blocks.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The text of a page, given from the root of the repository. */
export function readPage(page: string): string {
  return readFileSync(`${ROOT}${page}`, "utf8");
}

/** Every block of a page, in its order. */
export function blocksOf(page: string): Block[] {
  return blocksIn(readPage(page));
}

/** The rows of every table of a page, heads left out, as Markdown cells. */
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

/** The text of a cell that is code; undefined when it is none. */
export function codeIn(cell: string | undefined): string | undefined {
  return /^`([^`]*)`$/.exec(cell ?? "")?.[1];
}
