// Lists the scenarios that come with the package, and finds them by their names.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";

const FOLDER = new URL("../../scenarios/", import.meta.url);
const ENDING = ".yaml";
const SHIPPED_NAME = /^[a-z0-9-]+$/;

/** The former names of shipped scenarios, which still work. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([["conference", "three-way-call"]]);

/** Returns the names of all shipped scenarios, sorted, without the former names. */
export async function listShippedNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** Returns whether there is a shipped scenario with this name or former name. */
export function isShipped(name: string): boolean {
  return SHIPPED_NAME.test(name) && existsSync(new URL(fileOf(name), FOLDER));
}

/** Returns the text and the file of a shipped scenario; undefined if there is none with this name or former name. */
export async function readShippedScenario(name: string): Promise<{ text: string; file: string } | undefined> {
  if (!SHIPPED_NAME.test(name)) return undefined;
  const file = fileOf(name);
  try {
    return { text: await readFile(new URL(file, FOLDER), "utf8"), file: `scenarios/${file}` };
  } catch {
    return undefined;
  }
}

function fileOf(name: string): string {
  return `${FORMER_NAMES.get(name) ?? name}${ENDING}`;
}
