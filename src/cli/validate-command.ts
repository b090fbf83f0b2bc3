// The command validate: reads scenarios without playing them, and says of each what is wrong with it and where.
import { HIGHEST_MAX_AGENTS } from "../forms/max-agents.ts";
import type { Surroundings } from "./command-context.ts";
import { findScenario, STDIN } from "./find-scenario.ts";
import { refuse } from "./output/stderr-lines.ts";

/** Returns the exit code: 0 when all are good, 1 when any is not, 2 when one cannot be read. */
export async function validate(
  scenarios: readonly string[],
  surroundings: Pick<Surroundings, "out" | "err" | "readInput">,
): Promise<0 | 1 | 2> {
  if (scenarios.filter((given) => given === STDIN).length > 1) {
    return refuse(["- is standard input and can be read only once: use it once"], surroundings);
  }
  let exitCode: 0 | 1 | 2 = 0;
  for (const given of scenarios) {
    const found = await findScenario(given, surroundings, { maxAgents: HIGHEST_MAX_AGENTS });
    const lines = "problems" in found ? found.problems : [`${given}: valid`];
    for (const line of lines) surroundings.out.write(`${line}\n`);
    if ("problems" in found) exitCode = exitCode === 2 || found.isMissing ? 2 : 1;
  }
  return exitCode;
}
