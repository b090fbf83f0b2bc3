// The command validate: reads scenarios without playing them, and says of each what is wrong with it and where.
import { HIGHEST_MAX_AGENTS } from "../scenario/max-agents.ts";
import { findScenario } from "./find-scenario.ts";
import type { Surroundings } from "./surroundings.ts";

/** Answers the exit code: 0 when all are good, 1 when any is not. */
export async function validate(scenarios: readonly string[], { out }: Pick<Surroundings, "out">): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  for (const given of scenarios) {
    const found = await findScenario(given, true, { maxAgents: HIGHEST_MAX_AGENTS });
    if ("problems" in found) exitCode = 1;
    for (const line of "problems" in found ? found.problems : [`${given}: a good scenario`]) out.write(`${line}\n`);
  }
  return exitCode;
}
