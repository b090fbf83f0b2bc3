// Tests of the imports of src: they form no cycles, and the table of rooms has all folders and no unused imports.
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "tap";
import { ROOMS } from "../../lint/rooms/index.ts";
import { ROOT } from "./biome.ts";
import { findCycles } from "./import-cycles.ts";
import { type Import, listFilesOfSrc, listImportsOfSrc } from "./imports-of-src.ts";

const imports: readonly Import[] = await listImportsOfSrc();

test("imports form no cycles of files or folders", async (t) => {
  t.ok(imports.length > 1_000, "the imports are found");
  t.same(findCycles(imports), []);
});

test("planted cycles of files, of folders, and of both are found", async (t) => {
  t.same(findCycles([...imports, ["core/floor.ts", "core/moves/hold.ts"]]), ["core: floor.ts -> moves -> floor.ts"]);
  t.same(
    findCycles([
      ["tls/cup.ts", "tls/tea.ts"],
      ["tls/tea.ts", "tls/cup.ts"],
      ["world/faults/rule.ts", "world/findings/kind.ts"],
      ["world/findings/client-observer.ts", "world/faults/fault-port.ts"],
      ["http/one.ts", "tls/one.ts"],
      ["tls/two.ts", "http/two.ts"],
    ]),
    ["tls: cup.ts -> tea.ts -> cup.ts", "world: faults -> findings -> faults", "src: http -> tls -> http"],
  );
});

test("every folder of src has a row in the table, and every row is a folder or a file", async (t) => {
  const folders = new Set(listFilesOfSrc().map((file) => posix.dirname(file)));
  folders.delete(".");
  const files = listFilesOfSrc().filter((file) => !file.includes("/"));
  t.same(
    Object.keys(ROOMS)
      .filter((room) => !(room.endsWith(".ts") && room.includes("/")))
      .sort(),
    [...folders, ...files].sort(),
  );
  const fileRows = Object.keys(ROOMS).filter((room) => room.endsWith(".ts"));
  t.same(
    fileRows.filter((file) => !listFilesOfSrc().includes(file)),
    [],
  );
});

test("every room uses all imports of its row", async (t) => {
  const roomOf = (file: string): string => (file in ROOMS ? file : posix.dirname(file));
  const used = new Set(imports.flatMap(([from, to]) => [`${roomOf(from)} ${roomOf(to)}`, `${roomOf(from)} ${to}`]));
  const unused = Object.entries(ROOMS).flatMap(([room, { imports: rooms, packages = [] }]) =>
    [...rooms, ...packages]
      .filter((allowed) => !used.has(`${room} ${allowed}`))
      .map((allowed) => `${room}: ${allowed}`),
  );
  t.same(unused, []);
});

test("no file of src disables the rules for imports", async (t) => {
  const ignoredRule =
    /biome-ignore(?:-all|-start)? (?:lint(?!\/)|lint\/(?:style\/noRestrictedImports|suspicious\/noImportCycles|plugin)|plugin)/;
  t.same(
    listFilesOfSrc().filter((file) => ignoredRule.test(readFileSync(`${ROOT}/src/${file}`, "utf8"))),
    [],
  );
});
