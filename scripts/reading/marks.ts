// How a block is to be read: what the comments `<!-- read: ... -->` before it ask for.
import type { Block } from "./blocks.ts";

/** What becomes of a block when its page is read. */
export interface Marks {
  /** It starts a simulator that goes on while the rest of the page is read. */
  readonly background: boolean;
  /** Why nothing of it is run; undefined: it is. */
  readonly notRun: string | undefined;
  /** Commands of it that are not run, each with its reason. */
  readonly notThese: ReadonlyMap<string, string>;
  /** Programs that it needs; where one is missing, it is left out. */
  readonly needs: readonly string[];
  /** The exit code that it is to end with. */
  readonly exitCode: number;
  /** The file that a reader saves it as, from the folder that the page is read in. */
  readonly savedAs: string | undefined;
  /** Whether it shows what the commands before it have printed. */
  readonly printed: boolean;
  /** The members of printed JSON that are different each time. */
  readonly butFor: readonly string[];
}

/** The forms of the comments, as people are told them. */
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

/** Reads the comments before a block. Throws a sentence for one that begins with `read:` and has none of the forms. */
export function marksOf({ language, comments, follows, line }: Block): Marks {
  const notThese = new Map<string, string>();
  let marks: Marks = {
    background: false,
    notRun: undefined,
    notThese,
    needs: [],
    // A request that is to be refused ends curl with this, where curl is told to fail.
    exitCode: comments.includes("test: problem") ? 22 : 0,
    savedAs: undefined,
    printed: language === "json" && follows,
    butFor: [],
  };
  for (const comment of comments) {
    if (!comment.startsWith("read:")) continue;
    const [, command, why] = /^read: not "(.+)": (.+)$/.exec(comment) ?? [];
    if (command !== undefined && why !== undefined) notThese.set(command, why);
    else marks = { ...marks, ...markIn(comment, line) };
  }
  return marks;
}

function markIn(comment: string, line: number): Partial<Marks> {
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
  if (butFor !== undefined) return { printed: true, butFor: butFor.split(", ") };
  if (comment === "read: printed") return { printed: true };
  if (comment === "read: in the background") return { background: true };
  throw new Error(`line ${line}: "${comment}" is no way to read a block; there are: ${FORMS.join("; ")}`);
}
