// Reads the files of the board, which the build writes into `dist/board`.
import { readdir, readFile } from "node:fs/promises";

/** Files by name. */
export type Files = ReadonlyMap<string, Buffer>;

const FOLDER = new URL("../../dist/board/", import.meta.url);

let known: Promise<Files> | undefined;

/** Returns the files of the board, which are read once. If the board is not built, there are none, and the next call looks again. */
export async function readBoardFiles(): Promise<Files> {
  known ??= readFiles(FOLDER);
  const files = await known;
  if (files.size === 0) known = undefined;
  return files;
}

/** Returns the files of a folder, without those of its folders; none if the folder cannot be read. */
export async function readFiles(folder: URL): Promise<Files> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder))] as const)));
}
