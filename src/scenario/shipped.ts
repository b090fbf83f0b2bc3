// The scenarios that come with the package, by name.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";

const FOLDER = new URL("../../scenarios/", import.meta.url);
const ENDING = ".yaml";
const NAME = /^[a-z0-9-]+$/;

/** The names of all shipped scenarios. */
export async function shippedNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** Whether a shipped scenario has a name. */
export function isShipped(name: string): boolean {
  return NAME.test(name) && existsSync(new URL(`${name}${ENDING}`, FOLDER));
}

/** The text of a shipped scenario, and the file it is in; undefined when none has that name. */
export async function shippedScenario(name: string): Promise<{ text: string; file: string } | undefined> {
  if (!NAME.test(name)) return undefined;
  const file = `${name}${ENDING}`;
  try {
    return { text: await readFile(new URL(file, FOLDER), "utf8"), file: `scenarios/${file}` };
  } catch {
    return undefined;
  }
}
