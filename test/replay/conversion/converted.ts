// Converts the tapes of sessions for tests.
import { convertTape } from "../../../src/replay/conversion/convert-tape.ts";
import type { World } from "../../../src/world/world.ts";
import { tapeOf } from "../taped-session.ts";

/** Converts the tape of a world. Returns the YAML. */
export async function yamlOf(world: World): Promise<string> {
  const converted = await convertTape(tapeOf(world));
  if ("problem" in converted) throw new Error(converted.problem);
  return converted.yaml;
}

/** Converts the tape of a world. Returns the lines of the steps, without the indentation. */
export async function stepsOf(world: World): Promise<string[]> {
  const yaml = await yamlOf(world);
  return yaml
    .slice(yaml.indexOf("\nsteps:") + 1)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.slice(2));
}
