// Tests that the linter refuses exactly the imports that the table of rooms does not allow.
import { posix } from "node:path";
import { test } from "tap";
import { AREAS, ROOMS } from "../../lint/rooms/index.ts";
import type { Room } from "../../lint/rooms/room.ts";
import { writeImportRules } from "../../scripts/docs/rooms.ts";
import { lint } from "./biome.ts";

/** The name of any other file of a folder. */
const ANY = "any.ts";

/** Files to import: of each folder its entries, the files that inner rooms may not import, and one other file. */
const TARGETS: readonly string[] = Object.entries(ROOMS).flatMap(([room, { entries = [], above = [] }]) =>
  room.endsWith(".ts")
    ? [room]
    : [...new Set([ANY, "index.ts", ...entries, ...above])].map((file) => `${room}/${file}`),
);

const PACKAGES: readonly string[] = [...new Set(Object.values(ROOMS).flatMap(({ packages = [] }) => packages))];

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

/** Returns the imports of each room that the linter refuses with the sentence of the room. */
async function findRefusedImports(
  importers: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const fileOf = (room: string): string => `src/${room.endsWith(".ts") ? room : `${room}/planted.ts`}`;
  const rooms = Object.keys(importers);
  const reports = await lint(
    Object.fromEntries(
      Object.entries(importers).map(([room, targets]) => {
        const paths = targets.map((target) => toRelativePath(posix.dirname(fileOf(room).slice("src/".length)), target));
        return [fileOf(room), paths.map((path, i) => `export type { Thing${i} } from "${path}";\n`).join("")];
      }),
    ),
  );
  const refused: Record<string, string[]> = Object.fromEntries(rooms.map((room) => [room, []]));
  for (const { file, line, message } of reports) {
    // Planted imports break other rules too, such as the one against import cycles.
    if (!message.includes("lint/rooms")) continue;
    const room = rooms.find((candidate) => fileOf(candidate) === file) ?? file;
    const expected = `${ROOMS[room]?.rule} (lint/rooms)`;
    const target = importers[room]?.[line - 1] ?? `line ${line}`;
    refused[room]?.push(message === expected || ROOMS[room] === undefined ? target : `${target}: ${message}`);
  }
  return refused;
}

function toRelativePath(folder: string, target: string): string {
  if (!target.endsWith(".ts")) return target;
  const path = posix.relative(folder, target);
  return path.startsWith(".") ? path : `./${path}`;
}

const othersOf = (room: string): string[] => TARGETS.filter((target) => target !== room);

test("exactly the imports between rooms that the table does not allow are refused", async (t) => {
  const rooms = Object.keys(ROOMS);
  const refused = await findRefusedImports(Object.fromEntries(rooms.map((room) => [room, othersOf(room)])));
  const expected = Object.fromEntries(
    rooms.map((room) => [room, othersOf(room).filter((target) => !mayImport(room, target))]),
  );
  t.same(refused, expected);
  t.ok(Object.values(expected).flat().length > 1_000);
});

test("exactly the packages that the row of a room does not name are refused", async (t) => {
  const packages = [...PACKAGES, "left-pad", "node:vm", "zod/v4", "cc-gateway-simulator"];
  const rooms = Object.entries(ROOMS);
  const refused = await findRefusedImports(Object.fromEntries(rooms.map(([room]) => [room, packages])));
  t.same(
    refused,
    Object.fromEntries(
      rooms.map(([room, { packages: named = [] }]) => [room, packages.filter((name) => !named.includes(name))]),
    ),
  );
});

test("worlds, APIs and scenarios cannot import the library and the ports", async (t) => {
  const above = [
    "library/world-handle.ts",
    "library/connect-simulator.ts",
    "library/start-simulator.ts",
    "serving/ports.ts",
    "open-simulator.ts",
    "index.ts",
  ];
  const rooms = [
    "world",
    "world/faults",
    "control",
    "scenario",
    "scenario/steps",
    "gateway",
    "gateway/operations/voicecall",
  ];
  const planted = Object.fromEntries(rooms.map((room) => [room, above]));
  t.same(await findRefusedImports(planted), planted);
});

test("no room has a row in two areas", (t) => {
  const names = AREAS.flatMap((rooms) => Object.keys(rooms));
  t.same(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
  t.end();
});

test("a folder without a row can import nothing and cannot be imported", async (t) => {
  const planted = {
    record: ["core/index.ts", "core/due-timers.ts", "gateway/exchange/exchange.ts", "record/tape.ts", "zod", "node:fs"],
    "world/tape": ["world/world.ts", "core/index.ts"],
    "gateway/operations/voicecall/legs": ["gateway/operation.ts"],
    ...Object.fromEntries(Object.keys(ROOMS).map((room) => [room, ["record/tape.ts", `${room}-inside/tape.ts`]])),
  };
  t.same(await findRefusedImports(planted), planted);
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
