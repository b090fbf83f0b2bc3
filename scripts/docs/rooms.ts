// Generates the import rules of the linter and the table of docs/architecture.md from the table of rooms.
import { posix } from "node:path";
import { ROOMS } from "../../lint/rooms/index.ts";
import type { Room } from "../../lint/rooms/room.ts";
import { writeCode, writeTable } from "./table.ts";

const NO_ROW = "This folder has no row in lint/rooms: add one, and run `npm run docs`.";

/** Returns whether a row covers one file instead of a folder. */
export const isFile = (name: string): boolean => name.endsWith(".ts");

/**
 * Returns the configuration that biome.json extends: a folder may import what its row allows, and nothing without a row.
 *
 * @throws Error if a row imports a room that has no row.
 */
export function writeImportRules(rooms = ROOMS): string {
  for (const [name, { imports }] of Object.entries(rooms)) {
    const unknown = imports.find((other) => rooms[other] === undefined && rooms[posix.dirname(other)] === undefined);
    if (unknown !== undefined) throw new Error(`lint/rooms: ${name} imports ${unknown}, which has no row`);
  }
  // The last matching override applies, so files come after folders.
  const names = Object.keys(rooms).sort((a, b) => Number(isFile(a)) - Number(isFile(b)));
  const overrides = [
    createOverride("src/**", ["**"], NO_ROW),
    ...names.map((name) => {
      const { rule } = rooms[name] as Room;
      return createOverride(
        `src/${name}${isFile(name) ? "" : "/*"}`,
        listPatterns(name, rooms),
        `${rule} (lint/rooms)`,
      );
    }),
  ];
  return `${JSON.stringify({ overrides }, undefined, 2)}\n`;
}

function createOverride(files: string, group: readonly string[], message: string): object {
  const noRestrictedImports = { level: "error", options: { patterns: [{ group, message }] } };
  return { includes: [files], linter: { rules: { style: { noRestrictedImports } } } };
}

/** Returns the forbidden imports of a room as patterns: everything except what its row allows. The last matching pattern applies. */
function listPatterns(name: string, rooms: Readonly<Record<string, Room>>): string[] {
  const { imports, packages = [], apart = false } = rooms[name] as Room;
  const folder = isFile(name) ? posix.dirname(name) : name;
  const pathTo = (target: string): string => {
    const path = posix.relative(folder, target);
    return path.startsWith("..") ? path : `./${path}`;
  };
  const own = isFile(name) || apart ? [] : ["./*"];
  const allowed = [...own, ...imports.flatMap((other) => entriesOf(other, name, rooms).map(pathTo))];
  const closed = [
    ...(isFile(name) ? [] : ["./index.ts"]),
    ...imports
      .filter((other) => name.startsWith(`${other}/`))
      .flatMap((other) => listFilesAbove(other, rooms).map(pathTo)),
    // The row of a folder does not allow its files that have their own rows.
    ...Object.keys(rooms)
      .filter((other) => isFile(other) && !imports.includes(other))
      .map(pathTo),
  ];
  return ["**", ...[...allowed, ...packages].map((pattern) => `!${pattern}`), ...closed];
}

/** Returns the files of a room that an importer may import, as patterns below src. */
function entriesOf(room: string, importer: string, rooms: Readonly<Record<string, Room>>): string[] {
  if (isFile(room)) return [room];
  const entries = importer.startsWith(`${room}/`) ? undefined : rooms[room]?.entries;
  return (entries ?? ["*"]).map((file) => `${room}/${file}`);
}

function listFilesAbove(room: string, rooms: Readonly<Record<string, Room>>): string[] {
  return (rooms[room]?.above ?? []).map((file) => `${room}/${file}`);
}

/** Returns the table of docs/architecture.md. */
export function writeRoomsPart(): string {
  const rows = Object.entries(ROOMS).map(([name, { is, imports }]) => [
    writeCode(`src/${name}`),
    is,
    imports.length === 0 ? "nothing of `src`" : imports.map((other) => writeCode(other)).join(", "),
  ]);
  return writeTable(["room", "what it is", "may import"], rows);
}
