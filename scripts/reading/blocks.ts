// The fenced blocks of a page, with what the comments before each of them say.

/** A fenced block of code. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of its opening fence. */
  readonly line: number;
  /** What the comment on the line before it says, if there is one. */
  readonly comment: string | undefined;
  /** What all comments right before it say, from top to bottom. */
  readonly comments: readonly string[];
  /** The heading it stands under. */
  readonly heading: string;
  /** Whether it is the next thing after the block before it. */
  readonly follows: boolean;
}

const COMMENT = /^<!-- (.*) -->$/;

/** Every block of a page's text, in its order. Throws for a block without an end. */
export function blocksIn(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let comments: string[] = [];
  let between: string[] = [];
  let open: { facts: Omit<Block, "text" | "follows">; lines: string[] } | undefined;
  for (const [index, line] of page.split("\n").entries()) {
    if (open !== undefined) {
      if (line !== "```") {
        open.lines.push(line);
        continue;
      }
      const follows = blocks.length > 0 && between.every((text) => text === "");
      blocks.push({ ...open.facts, follows, text: `${open.lines.join("\n")}\n` });
      open = undefined;
      between = [];
    } else if (line.startsWith("```")) {
      const facts = { language: line.slice(3), line: index + 1, comment: comments.at(-1), comments, heading };
      open = { facts, lines: [] };
    } else {
      const comment = COMMENT.exec(line)?.[1];
      comments = comment === undefined ? [] : [...comments, comment];
      if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
      // What a comment says to the reader's stand-in is nothing that stands between two blocks for a reader.
      if (comment?.startsWith("read: ") !== true) between.push(line);
    }
  }
  if (open !== undefined) throw new Error(`the block in line ${open.facts.line} has no end`);
  return blocks;
}
