// The command `completion`: prints the script with which a shell completes command lines.
import { listShippedNames } from "../../scenario/shipped.ts";
import type { Shell } from "../arguments.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT_SUCCESS } from "../exit-codes.ts";
import { writeBashScript } from "./bash-script.ts";
import { writeZshScript } from "./zsh-script.ts";

const SCRIPTS = { bash: writeBashScript, zsh: writeZshScript } satisfies Record<
  Shell,
  (scenarios: readonly string[]) => string
>;

/** Prints the script of a shell. Returns the exit code. */
export async function runCompletionCommand(
  shell: Shell,
  { out }: Pick<CommandContext, "out">,
): Promise<typeof EXIT_SUCCESS> {
  out.write(SCRIPTS[shell](await listShippedNames()));
  return EXIT_SUCCESS;
}
