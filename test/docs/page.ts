// The pages of the documentation as tests look at them: their text, their code blocks, and the cells of their tables.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A fenced block of code. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of its opening fence. */
  readonly line: number;
  /** What the comment on the line before it says, if there is one. */
  readonly comment: string | undefined;
  /** The heading it stands under. */
  readonly heading: string;
  /** Whether it is the next thing after the block before it. */
  readonly follows: boolean;
}

/** The text of a page, given from the root of the repository. */
export function readPage(page: string): string {
  return readFileSync(`${ROOT}${page}`, "utf8");
}

/** Every block of a page, in its order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let before = "";
  let open: { language: string; line: number; comment: string | undefined; lines: string[] } | undefined;
  let between: string[] = [];
  for (const [index, line] of readPage(page).split("\n").entries()) {
    if (open !== undefined) {
      if (line === "```") {
        const follows = blocks.length > 0 && between.every((text) => text === "");
        const { lines, ...facts } = open;
        blocks.push({ ...facts, heading, follows, text: `${lines.join("\n")}\n` });
        open = undefined;
        between = [];
      } else {
        open.lines.push(line);
      }
    } else if (line.startsWith("```")) {
      const comment = /^<!-- (.*) -->$/.exec(before)?.[1];
      open = { language: line.slice(3), line: index + 1, comment, lines: [] };
    } else {
      if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
      between.push(line);
    }
    before = line;
  }
  return blocks;
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
