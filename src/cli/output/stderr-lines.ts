// Writes lines to stderr, such as the problems of a command line.
import type { CommandContext } from "../command-context.ts";
import { EXIT_ERROR } from "../exit-codes.ts";

/** Writes sentences to stderr, a line each. */
export function writeLines(sentences: readonly string[], { err }: Pick<CommandContext, "err">): void {
  for (const sentence of sentences) err.write(`${sentence}\n`);
}

/** Writes the problems for which a command fails with EXIT_ERROR. Returns that exit code. */
export function reportProblems(problems: readonly string[], context: Pick<CommandContext, "err">): typeof EXIT_ERROR {
  writeLines(problems, context);
  return EXIT_ERROR;
}
