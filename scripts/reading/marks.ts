// Reads the instructions for a block from the comments `<!-- read: ... -->` before it.
import type { Block } from "./blocks.ts";

/** The instructions for a block. */
export interface Marks {
  /** Whether it starts a simulator that runs while the rest of the page is read. */
  readonly isBackground: boolean;
  /** The reason why it is not run; undefined if it is run. */
  readonly notRun: string | undefined;
  /** The commands in it that are not run, each with the reason. */
  readonly notThese: ReadonlyMap<string, string>;
  /** The programs that it needs. If one is missing, the block is left out. */
  readonly needs: readonly string[];
  /** The expected exit code. */
  readonly exitCode: number;
  /** The file that it is saved as, relative to the folder of the clone. */
  readonly savedAs: string | undefined;
  /** Whether it shows the output of the commands before it. */
  readonly isPrinted: boolean;
  /** The members of printed JSON that differ in each run. */
  readonly butFor: readonly string[];
}

/** The accepted forms of comments, for the error. */
export const FORMS = [
  "read: in the background",
  "read: not run: REASON",
  'read: not "COMMAND": REASON',
  "read: needs PROGRAM, PROGRAM",
  "read: exits with NUMBER",
  "read: saves FILE",
  "read: printed",
  "read: printed, but for MEMBER, MEMBER",
] as const;

/** Returns the instructions for a block. @throws Error for a comment that begins with `read:` and has none of the forms. */
export function marksOf({ language, comments, followsBlock, line }: Block): Marks {
  const notThese = new Map<string, string>();
  let marks: Marks = {
    isBackground: false,
    notRun: undefined,
    notThese,
    needs: [],
    // The exit code of curl with --fail-with-body after a refused request.
    exitCode: comments.includes("test: problem") ? 22 : 0,
    savedAs: undefined,
    isPrinted: language === "json" && followsBlock,
    butFor: [],
  };
  for (const comment of comments) {
    if (!comment.startsWith("read:")) continue;
    const [, command, why] = /^read: not "(.+)": (.+)$/.exec(comment) ?? [];
    if (command !== undefined && why !== undefined) notThese.set(command, why);
    else marks = { ...marks, ...readMark(comment, line) };
  }
  return marks;
}

function readMark(comment: string, line: number): Partial<Marks> {
  const value = (form: RegExp) => form.exec(comment)?.[1];
  const notRun = value(/^read: not run: (.+)$/);
  if (notRun !== undefined) return { notRun };
  const needs = value(/^read: needs (.+)$/);
  if (needs !== undefined) return { needs: needs.split(", ") };
  const exitCode = value(/^read: exits with (\d+)$/);
  if (exitCode !== undefined) return { exitCode: Number(exitCode) };
  const savedAs = value(/^read: saves ([\w.-]+)$/);
  if (savedAs !== undefined) return { savedAs };
  const butFor = value(/^read: printed, but for (.+)$/);
  if (butFor !== undefined) return { isPrinted: true, butFor: butFor.split(", ") };
  if (comment === "read: printed") return { isPrinted: true };
  if (comment === "read: in the background") return { isBackground: true };
  throw new Error(`line ${line}: "${comment}" is not a known comment. Accepted are: ${FORMS.join("; ")}`);
}
