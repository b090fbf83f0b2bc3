// What a command tells on stderr: sentences, a line each.
import type { Surroundings } from "../command-context.ts";

export function tell(sentences: readonly string[], { err }: Pick<Surroundings, "err">): void {
  for (const sentence of sentences) err.write(`${sentence}\n`);
}

/** Tells why nothing is done; answers the exit code for that. */
export function refuse(problems: readonly string[], surroundings: Pick<Surroundings, "err">): 2 {
  tell(problems, surroundings);
  return 2;
}
