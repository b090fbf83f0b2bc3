// Reads the container image from its Dockerfile, for tests of files that use the image.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Instruction, pairsOf, readStages, type Stage, wordsOf } from "../../scripts/container/dockerfile.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { OPTIONS, variableOf } from "../../src/options/options.ts";

/** The folder of the repository, with a trailing slash. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The parsed package.json. */
export const MANIFEST = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));

/** The name of the image in all files that use it. */
export const IMAGE = "cc-gateway-simulator";

/** The environment variables of all options. */
export const VARIABLES: readonly string[] = Object.values(OPTIONS).map(variableOf);

/** The stages of the Dockerfile, in order. */
export const stages: readonly Stage[] = readStages(readFileSync(`${ROOT}Dockerfile`, "utf8"));

/** The last stage, which becomes the image. */
export const lastStage: Stage = stages.at(-1) ?? { base: "", name: undefined, instructions: [] };

/** Returns the instructions of the image with this verb. */
export function findAll(verb: string): Instruction[] {
  return lastStage.instructions.filter((instruction) => instruction.verb === verb);
}

/** Returns the only instruction with this verb. Throws if there are none or several. */
export function findOnly(verb: string): Instruction {
  const [found, ...others] = findAll(verb);
  if (found === undefined || others.length > 0) throw new Error(`the image needs one ${verb}`);
  return found;
}

/** The environment variables that the image sets. */
export const environment: Readonly<Record<string, string>> = Object.fromEntries(findAll("ENV").flatMap(pairsOf));

/** Returns the options of a simulator in this image with more environment variables. Throws if it would refuse them. */
export function optionsIn(more: Readonly<Record<string, string>>) {
  const unknown = Object.keys(more).filter((name) => name.startsWith("CCGW_") && !VARIABLES.includes(name));
  if (unknown.length > 0) throw new Error(`no option has the variable ${unknown.join(", ")}`);
  const read = readOptions({ flags: {}, environment: { ...environment, ...more } });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read.options;
}

/** The command that a container of this image runs. */
export const entrypoint: readonly string[] = wordsOf(findOnly("ENTRYPOINT"));
