// Helpers for the checks of the clients in other languages: folders with the package, the programs of a page, and time measurements.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Block, readBlocks } from "../reading/blocks.ts";
import { makeEmptyFolder, ROOT } from "./check-helpers.ts";

/** The executable of this clone. */
export const MAIN = `${ROOT}dist/cli/main.js`;

/**
 * Creates a folder in which the simulator can be started as after `npm install`, and returns its path. This clone replaces the installed
 * package.
 */
export function makeFolderWithPackage(name: string): string {
  const folder = makeEmptyFolder(name);
  const program = join(folder, "node_modules/.bin/ccgw");
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
  chmodSync(program, 0o755);
  return folder;
}

/** Returns the text of the block of a page after the comment `test: NAME`. @throws Error if there is none. */
export function blockOf(page: string, name: string): string {
  const found = readBlocks(readFileSync(`${ROOT}${page}`, "utf8")).find(({ comments }: Block) =>
    comments.includes(`test: ${name}`),
  );
  if (found === undefined) throw new Error(`${page} has no block after the comment "test: ${name}"`);
  return found.text;
}

/** Returns a text with `by` in place of `old`. @throws Error if `old` does not occur exactly once. */
export function replaceOnce(text: string, old: string, by: string): string {
  if (text.split(old).length !== 2) throw new Error(`"${old}" must occur once in:\n${text}`);
  return text.replace(old, () => by);
}

/** Starts a time measurement. Returns a function that prints the seconds from the start to a goal. */
export function startMeasuring(ecosystem: string, goal = "the first finding"): () => void {
  const begun = process.hrtime.bigint();
  return () => {
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    console.log(`${ecosystem}: ${seconds.toFixed(0)} s from an empty folder to ${goal}, without downloads`);
  };
}
