// Tests that the linter refuses exactly the imports that the table of rooms does not allow.
import { posix } from "node:path";
import { test } from "tap";
import { AREAS, ROOMS } from "../../lint/rooms/index.ts";
import type { Room } from "../../lint/rooms/room.ts";
import { writeImportRules } from "../../scripts/docs/rooms.ts";
import { lint } from "./biome.ts";

/** The name of any other file of a folder. */
const ANY = "any.ts";

/** Files to import: of each folder its entries, index.ts, the files that inner rooms may not import, and one other file. */
const TARGETS: readonly string[] = Object.entries(ROOMS).flatMap(([room, { entries = [], above = [] }]) =>
  room.endsWith(".ts")
    ? [room]
    : [...new Set([ANY, "index.ts", ...entries, ...above])].map((file) => `${room}/${file}`),
);

const PACKAGES: readonly string[] = [...new Set(Object.values(ROOMS).flatMap(({ packages = [] }) => packages))];

/** Returns whether the table allows a room to import a file. */
function mayImport(importer: string, target: string): boolean {
  const { imports, apart } = ROOMS[importer] as Room;
  if (imports.includes(target)) return true;
  if (target in ROOMS) return false;
  const room = posix.dirname(target);
  const file = posix.basename(target);
  if (room === importer) return !apart && file !== "index.ts";
  if (!imports.includes(room)) return false;
  const { entries, above = [] } = ROOMS[room] as Room;
  return importer.startsWith(`${room}/`) ? !above.includes(file) : entries === undefined || entries.includes(file);
}

/** Paths and packages that each room imports. */
type Imports = Readonly<Record<string, readonly string[]>>;

const rooms = Object.keys(ROOMS);

const otherFiles: Imports = Object.fromEntries(rooms.map((room) => [room, TARGETS.filter((file) => file !== room)]));

const packages: Imports = Object.fromEntries(
  rooms.map((room) => [room, [...PACKAGES, "left-pad", "node:vm", "zod/v4", "cc-gateway-simulator"]]),
);

/** Imports of folders that have no row, and imports from such folders. */
const foldersWithoutRow: Imports = {
  record: ["core/index.ts", "core/due-timers.ts", "gateway/exchange/exchange.ts", "record/tape.ts", "zod", "node:fs"],
  "world/tape": ["world/world.ts", "core/index.ts"],
  "gateway/operations/voicecall/legs": ["gateway/operation.ts"],
  ...Object.fromEntries(rooms.map((room) => [room, ["record/tape.ts", `${room}-inside/tape.ts`]])),
};

const upperFiles = [
  "library/world-handle.ts",
  "library/connect-simulator.ts",
  "library/start-simulator.ts",
  "serving/ports.ts",
  "open-simulator.ts",
  "index.ts",
];
const lowerRooms = [
  "world",
  "world/faults",
  "control",
  "scenario",
  "scenario/steps",
  "gateway",
  "gateway/operations/voicecall",
];
const upwardImports: Imports = Object.fromEntries(lowerRooms.map((room) => [room, upperFiles]));

// The linter takes seconds of CPU time to start, so one run of it reads all imports.
const refused = await findRefusedImports(joinImports([otherFiles, packages, foldersWithoutRow, upwardImports]));

/** Returns those of the imports that the linter refuses. */
function refusedOf(imports: Imports): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(imports).map(([room, targets]) => [
      room,
      targets.filter((target) => refused.has(`${room} ${target}`)),
    ]),
  );
}

/** Returns the imports of all kinds by room. */
function joinImports(kinds: readonly Imports[]): Imports {
  const importers = [...new Set(kinds.flatMap((kind) => Object.keys(kind)))];
  return Object.fromEntries(importers.map((room) => [room, [...new Set(kinds.flatMap((kind) => kind[room] ?? []))]]));
}

/** Returns each import, after its room and a space, that the linter refuses with the sentence of the room. */
async function findRefusedImports(imports: Imports): Promise<ReadonlySet<string>> {
  const fileOf = (room: string): string => `src/${room.endsWith(".ts") ? room : `${room}/planted.ts`}`;
  const importers = Object.entries(imports);
  const reports = await lint(
    Object.fromEntries(
      importers.map(([room, targets]) => {
        const folder = posix.dirname(fileOf(room).slice("src/".length));
        const paths = targets.map((target) => toRelativePath(folder, target));
        return [fileOf(room), paths.map((path, i) => `export type { Thing${i} } from "${path}";\n`).join("")];
      }),
    ),
  );
  return new Set(
    reports.flatMap(({ file, line, message }) => {
      const [room = "", targets = []] = importers.find(([importer]) => fileOf(importer) === file) ?? [];
      const rule = ROOMS[room]?.rule;
      // Planted imports break other rules too, such as the one against import cycles.
      const isRefusal = rule === undefined ? message.includes("lint/rooms") : message === `${rule} (lint/rooms)`;
      return isRefusal ? [`${room} ${targets[line - 1]}`] : [];
    }),
  );
}

/** Returns the path of a file as an import in a folder has it. A package is returned unchanged. */
function toRelativePath(folder: string, target: string): string {
  if (!target.endsWith(".ts")) return target;
  const path = posix.relative(folder, target);
  return path.startsWith(".") ? path : `./${path}`;
}

test("exactly the imports between rooms that the table does not allow are refused", (t) => {
  const expected = Object.entries(otherFiles).map(([room, files]): [string, string[]] => [
    room,
    files.filter((file) => !mayImport(room, file)),
  ]);
  t.same(refusedOf(otherFiles), Object.fromEntries(expected));
  t.ok(expected.flatMap(([, files]) => files).length > 1_000, "the imports are found");
  t.end();
});

test("exactly the packages that the row of a room does not name are refused", (t) => {
  const expected = Object.entries(packages).map(([room, all]) => {
    const { packages: named = [] } = ROOMS[room] as Room;
    return [room, all.filter((name) => !named.includes(name))];
  });
  t.same(refusedOf(packages), Object.fromEntries(expected));
  t.end();
});

test("worlds, APIs and scenarios cannot import the library and the ports", (t) => {
  t.same(refusedOf(upwardImports), upwardImports);
  t.end();
});

test("no room has a row in two areas", (t) => {
  const names = AREAS.flatMap((rooms) => Object.keys(rooms));
  t.same(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
  t.end();
});

test("a folder without a row can import nothing and cannot be imported", (t) => {
  t.same(refusedOf(foldersWithoutRow), foldersWithoutRow);
  t.end();
});

test("a new row allows imports inside its room and from the rooms that it names", async (t) => {
  const record: Room = { is: "tapes", rule: "A tape is data.", imports: ["core"] };
  const { overrides } = JSON.parse(writeImportRules({ ...ROOMS, record })) as { overrides: { includes: string[] }[] };
  const added = overrides.find(({ includes: [files] }) => files === "src/record/*");
  t.match(JSON.stringify(added), /"group":\["\*\*","!\.\/\*","!\.\.\/core\/index\.ts",/);
});

test("the error about a row that names a room without a row has both names", (t) => {
  const record: Room = { is: "tapes", rule: "A tape is data.", imports: ["attic"] };
  t.throws(() => writeImportRules({ record }), { message: "lint/rooms: record imports attic, which has no row" });
  t.end();
});
