// The container image as its Dockerfile says it will be: what tests compare the files that use it with.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Instruction, pairsOf, type Stage, stagesOf, wordsOf } from "../../scripts/container/dockerfile.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { OPTIONS, variableOf } from "../../src/options/options.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What the image is called in every file that uses it. */
export const IMAGE = "cc-gateway-simulator";

/** Every variable that gives an option. */
export const VARIABLES: readonly string[] = Object.values(OPTIONS).map(variableOf);

export const stages: readonly Stage[] = stagesOf(readFileSync(`${ROOT}Dockerfile`, "utf8"));

/** The stage that the image is. */
export const last: Stage = stages.at(-1) ?? { base: "", name: undefined, instructions: [] };

/** Its instructions with this verb. */
export function all(verb: string): Instruction[] {
  return last.instructions.filter((instruction) => instruction.verb === verb);
}

/** The only one with this verb. */
export function only(verb: string): Instruction {
  const [found, ...others] = all(verb);
  if (found === undefined || others.length > 0) throw new Error(`the image needs one ${verb}`);
  return found;
}

/** The environment that the image sets. */
export const environment: Readonly<Record<string, string>> = Object.fromEntries(all("ENV").flatMap(pairsOf));

/** The options of a simulator in this image with more environment; throws what it would refuse to start with. */
export function optionsIn(more: Readonly<Record<string, string>>) {
  const unknown = Object.keys(more).filter((name) => name.startsWith("CCGW_") && !VARIABLES.includes(name));
  if (unknown.length > 0) throw new Error(`no option is given by ${unknown.join(", ")}`);
  const read = readOptions({ flags: {}, environment: { ...environment, ...more } });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read.options;
}

/** What a container of this image runs without a command. */
export const entrypoint: readonly string[] = wordsOf(only("ENTRYPOINT"));
