// Finds the fenced blocks of a page, with the comments before each of them.

/** A fenced block of code. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of its opening fence. */
  readonly line: number;
  /** The text of the comment on the line before it, if any. */
  readonly comment: string | undefined;
  /** The texts of all comments directly before it, from top to bottom. */
  readonly comments: readonly string[];
  /** The heading above it. */
  readonly heading: string;
  /** Whether only empty lines and `read:` comments are between it and the block before. */
  readonly followsBlock: boolean;
}

const COMMENT = /^<!-- (.*) -->$/;

/** Returns every block of a page's text in order. @throws Error for a block without an end. */
export function readBlocks(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let comments: string[] = [];
  let between: string[] = [];
  let open: { facts: Omit<Block, "text" | "followsBlock">; lines: string[] } | undefined;
  for (const [index, line] of page.split("\n").entries()) {
    if (open !== undefined) {
      if (line !== "```") {
        open.lines.push(line);
        continue;
      }
      const followsBlock = blocks.length > 0 && between.every((text) => text === "");
      blocks.push({ ...open.facts, followsBlock, text: `${open.lines.join("\n")}\n` });
      open = undefined;
      between = [];
    } else if (line.startsWith("```")) {
      const facts = { language: line.slice(3), line: index + 1, comment: comments.at(-1), comments, heading };
      open = { facts, lines: [] };
    } else {
      const comment = COMMENT.exec(line)?.[1];
      comments = comment === undefined ? [] : [...comments, comment];
      if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
      // Comments for this script are invisible to readers, so they do not separate blocks.
      if (comment?.startsWith("read: ") !== true) between.push(line);
    }
  }
  if (open !== undefined) throw new Error(`the block in line ${open.facts.line} has no end`);
  return blocks;
}
