// Tests of the rules of the linter: planted violations are reported with the sentence of the rule, and clean files pass.
import { test } from "tap";
import { ROOMS } from "../../lint/rooms/index.ts";
import { lint } from "./biome.ts";

const CHANCE = "Do not use Math.random in the core: use the seeded random numbers of the world.";
const TYPES = "Only types may come from the core here: use import type or export type.";
const BOARD_TYPES = "Only types may come from the control API and the core here: use import type.";
const NAMESPACE = "Import zod as a namespace: import * as z.";
const CYCLE = "This import is part of a cycle.";
const TOP = "Write import type at the top of the file.";
const QUOTES = "Write the path of an import in quotes.";
const LOCALES = "Use groupDigits of src/words/grouped-digits.ts: toLocaleString loads the locales of Node.";
const PLAIN = "Import files with import or export: a path in a text is not checked.";

const writeDenial = (name: string) => `Do not use the global variable ${name}.`;
const ruleOf = (room: string) => `${ROOMS[room]?.rule} (lint/rooms)`;
const writeImport = (path: string) => `import { thing } from "${path}";\nexport const kept = thing;\n`;
const writeTypeImport = (path: string) => `import type { Thing } from "${path}";\nexport type Kept = Thing;\n`;

const VIOLATIONS: Readonly<Record<string, readonly [source: string, message: string]>> = {
  "src/core/date-now.ts": ["export const now = Date.now();\n", writeDenial("Date")],
  "src/core/date-later.ts": ["export const now = Date.now;\n", writeDenial("Date")],
  "src/core/date-text.ts": ["export const now = Date();\n", writeDenial("Date")],
  "src/core/new-date.ts": ["export const now = new Date();\n", writeDenial("Date")],
  "src/core/intl.ts": ["export const now = Intl.DateTimeFormat().format();\n", writeDenial("Intl")],
  "src/core/random.ts": ["export const luck = Math.random();\n", CHANCE],
  "src/core/random-later.ts": ["export const luck = [0, 1].map(Math.random);\n", CHANCE],
  "src/core/random-by-name.ts": ['export const luck = Math["random"]();\n', CHANCE],
  "src/core/random-taken-out.ts": ["export const { random } = Math;\n", CHANCE],
  "src/core/random-inside.ts": ["export const luck = Math.floor(Math?.random() * 6);\n", CHANCE],
  "src/core/random-handed-on.ts": ["export const tools = { Math };\n", CHANCE],
  "src/core/timer.ts": ["setTimeout(() => {}, 1);\n", writeDenial("setTimeout")],
  "src/core/timer-by-name.ts": ["globalThis.setTimeout(() => {}, 1);\n", writeDenial("globalThis")],
  "src/core/timer-in-node.ts": ["global.setTimeout(() => {}, 1);\n", writeDenial("global")],
  "src/core/timer-in-signal.ts": ["export const end = AbortSignal.timeout(1);\n", writeDenial("AbortSignal")],
  "src/core/process.ts": ["export const home = process.cwd();\n", writeDenial("process")],
  "src/core/crypto.ts": ["export const id = crypto.randomUUID();\n", writeDenial("crypto")],
  "src/core/parts/process.ts": ["export const home = process.cwd();\n", writeDenial("process")],
  "src/core/moves/calls/date.ts": ["export const now = new Date();\n", writeDenial("Date")],
  "src/core/moves/calls/random.ts": ["export const luck = Math.random();\n", CHANCE],
  "src/words/move.ts": [writeImport("../core/index.ts"), TYPES],
  "src/board/feeds/problem.ts": [writeImport("../../control/api-types.ts"), BOARD_TYPES],
  "src/words/move-all.ts": ['export * from "../core/index.ts";\n', TYPES],
  "src/world/zod-by-name.ts": ['import { z } from "zod";\nexport const word = z.string();\n', NAMESPACE],
  "src/world/zod-type-by-name.ts": ['import type {\n  z,\n} from "zod";\nexport type Form = z.ZodType;\n', NAMESPACE],
  "src/tls/egg.ts": ['import { hen } from "./hen.ts";\nexport const egg = () => hen();\n', CYCLE],
  "src/tls/cup.ts": ['import type { Tea } from "./tea.ts";\nexport type Cup = { of: Tea };\n', CYCLE],
  "src/tls/tea.ts": ['import type { Cup } from "./cup.ts";\nexport type Tea = { in: Cup };\n', CYCLE],
  "src/tls/hen.ts": ['import { egg } from "./egg.ts";\nexport const hen = () => egg();\n', CYCLE],
  "src/tls/console.ts": ['console.log("here");\n', "Don't use console."],
  "src/gateway/date.ts": ["export const now = Date.now();\n", "Use readWallTime of src/runtime/time.ts."],
  "src/tls/new-date.ts": ["export const now = new Date();\n", "Use readWallTime of src/runtime/time.ts."],
  "src/gateway/timer.ts": ["setTimeout(() => {}, 1);\n", writeDenial("setTimeout")],
  "src/gateway/clear.ts": ["clearImmediate(undefined);\n", writeDenial("clearImmediate")],
  "src/world/performance.ts": ["export const now = performance.now();\n", writeDenial("performance")],
  "src/world/timers.ts": [writeImport("node:timers/promises"), ruleOf("world")],
  "src/world/locale.ts": ['export const limit = (2_048).toLocaleString("en-US");\n', LOCALES],
  "src/library/fetch.ts": ['export const response = fetch("http://127.0.0.1");\n', writeDenial("fetch")],
  "src/control/any.ts": [
    "export const any = AbortSignal.any([]);\n",
    "Use joinSignals of src/runtime/abort-signals.ts.",
  ],
  "src/control/timeout.ts": [
    "export const end = AbortSignal.timeout(1);\n",
    "Use joinSignals of src/runtime/abort-signals.ts.",
  ],
  // The following imports have every form and depth.
  "src/core/room.ts": [writeImport("../gateway/plugin.ts"), ruleOf("core")],
  "src/core/room-type.ts": [writeTypeImport("../gateway/plugin.ts"), ruleOf("core")],
  "src/core/room-again.ts": ['export { thing } from "../gateway/plugin.ts";\n', ruleOf("core")],
  "src/core/room-all.ts": ['export * from "../gateway/plugin.ts";\n', ruleOf("core")],
  "src/core/room-effect.ts": ['import "../gateway/plugin.ts";\n', ruleOf("core")],
  "src/core/room-later.ts": ['export const later = () => import("../gateway/plugin.ts");\n', ruleOf("core")],
  "src/core/moves/calls/room.ts": [writeTypeImport("../../../gateway/plugin.ts"), ruleOf("core/moves/calls")],
  "src/core/moves/calls/sibling.ts": [writeImport("./dial.ts"), ruleOf("core/moves/calls")],
  "src/core/moves/calls/cousin.ts": [writeImport("../agents/sign-in.ts"), ruleOf("core/moves/calls")],
  "src/core/own-index.ts": [writeImport("./index.ts"), ruleOf("core")],
  "src/scenario/detour.ts": [writeImport("../scenario/../world/world.ts"), ruleOf("scenario")],
  "src/scenario/short-detour.ts": [writeImport("./../world/world.ts"), ruleOf("scenario")],
  "src/scenario/detour-home.ts": [writeImport("../core/../core/index.ts"), ruleOf("scenario")],
  "src/tls/own-package.ts": ['export const later = () => import("cc-gateway-simulator");\n', ruleOf("tls")],
  "src/world/type-inside.ts": ['export type Kept = import("../gateway/plugin.ts").Thing;\n', TOP],
  "src/world/type-of.ts": ['export type Kept = typeof import("fastify");\n', TOP],
  "src/world/joined.ts": ['export const later = (room: string) => import(["..", room].join("/"));\n', QUOTES],
  "src/world/by-name.ts": ["export const later = (path: string) => import(path);\n", QUOTES],
  "src/world/url.ts": ['export const url = new URL("../gateway/plugin.ts", import.meta.url);\n', PLAIN],
  "src/world/text.ts": ["export const path = `../gateway/plugin.ts`;\n", PLAIN],
  "src/cli/output/required.ts": [
    'import { createRequire } from "node:module";\nexport const all = createRequire(import.meta.url)("../gateway/plugin.ts");\n',
    PLAIN,
  ],
  "src/open-simulator.ts": [writeImport("./gateway/envelope.ts"), ruleOf("open-simulator.ts")],
  "src/index.ts": [writeImport("./gateway/plugin.ts"), ruleOf("index.ts")],
};

const CLEAN: Readonly<Record<string, string>> = {
  "src/core/center.ts": writeImport("./moves/calls/hold.ts"),
  "src/core/rounding.ts": "export const six = Math.floor(Math.max(6, 1));\n",
  "src/core/moves/calls/clean.ts": writeImport("../../steps/release.ts"),
  "src/words/clean.ts": writeTypeImport("../core/index.ts"),
  "src/words/clean-export.ts": 'export type {\n  Thing,\n} from "../core/index.ts";\n',
  "src/world/reading/later.ts": 'export const later = () => import("yaml");\n',
  "src/world/outside-src.ts": 'export const url = new URL("../../package.json", import.meta.url);\n',
  "src/world/zod.ts": 'import * as z from "zod";\nexport const word = z.string();\n',
  "src/gateway/plugin.ts": writeImport("./operations/index.ts"),
  "src/open-simulator.ts": ["gateway/plugin", "control/plugin", "tls/certificates", "world/world", "options/options"]
    .map((file, index) => `export { thing as thing${index} } from "./${file}.ts";\n`)
    .join(""),
  "test/clean.test.ts": writeImport("../src/index.ts"),
};

/** Lints files. Returns the messages of each file without duplicates. */
async function messagesOf(files: Readonly<Record<string, string>>): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const { file, message } of await lint(files)) found[file] = [...new Set(found[file]).add(message)];
  return found;
}

test("planted violations are reported with the sentence of their rule", async (t) => {
  const sources = Object.fromEntries(Object.entries(VIOLATIONS).map(([file, [source]]) => [file, source]));
  const expected = Object.fromEntries(Object.entries(VIOLATIONS).map(([file, [, message]]) => [file, [message]]));
  t.same(await messagesOf(sources), expected);
});

test("clean files pass", async (t) => {
  t.same(await messagesOf(CLEAN), {});
});
