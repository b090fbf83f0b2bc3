// The linter holds the layers; this proves that it bites: planted faults are reported, clean files are not.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "tap";

const HOUSE = resolve(import.meta.dirname, "..");

const CHANCE = "Ambient chance in the core: use the world's seeded chance.";
const PURE = "The core is pure: it imports its own files and nothing else.";
const OWN_FACE = "Inside the core, import the file, not the face.";
const FACE = "Outside the core, import its face: core/index.ts.";
const TYPES = "Here the core lends its types only: import type, export type.";
const SCENARIO = "A scenario knows the core and nothing above it.";
const WORDS = "The gateway's words are tables: they know what the core speaks of and nothing else.";
const FORMS = "Forms of values know nothing of the house.";
const HTTP = "HTTP knows nothing of what is served over it.";
const NO_DOORS = "A world has no doors: it knows the core and the scenario.";
const HANDED = "The gateway is handed what it needs of a world per request: a client can never move time.";
const LIST = "Of a group, only its list is imported.";
const GROUP = "A group never imports a group.";
const MOUNTS = "The plugin mounts the groups, never the other way round.";
const OPERATION = "An operation knows the gateway's own words and the core's face.";
const CONTROL = "The control API is made of worlds, never of the gateway's parts.";
const LIBRARY = "The library speaks to the control API, by its face, and knows nothing behind it.";
const DASHBOARD = "The dashboard is made of worlds and of nothing else.";
const ALONE = "Certificates stand alone.";
const OPTIONS = "Options stand below the doors and the worlds.";
const DOOR = "Of a door, only its plugin is imported.";
const STARTED = "The command line starts the simulator, never the other way round.";
const PUBLIC = "The public face shows the simulator, its worlds and what they take.";
const COMMANDS = "The command line knows the simulator, worlds, options and scenarios.";
const OUTSIDERS = "The public face is for outsiders: inside, import the file.";
const NAMESPACE = "Of zod, import the namespace: import * as z.";
const CYCLE = "This import is part of a cycle.";

const denied = (name: string) => `Do not use the global variable ${name}.`;
const imports = (path: string) => `import { thing } from "${path}";\nexport const kept = thing;\n`;
const importsType = (path: string) => `import type { Thing } from "${path}";\nexport type Kept = Thing;\n`;

const FAULTS: Readonly<Record<string, readonly [source: string, message: string]>> = {
  "src/core/date-now.ts": ["export const now = Date.now();\n", denied("Date")],
  "src/core/date-later.ts": ["export const now = Date.now;\n", denied("Date")],
  "src/core/date-text.ts": ["export const now = Date();\n", denied("Date")],
  "src/core/new-date.ts": ["export const now = new Date();\n", denied("Date")],
  "src/core/intl.ts": ["export const now = Intl.DateTimeFormat().format();\n", denied("Intl")],
  "src/core/random.ts": ["export const luck = Math.random();\n", CHANCE],
  "src/core/random-later.ts": ["export const luck = [0, 1].map(Math.random);\n", CHANCE],
  "src/core/random-by-name.ts": ['export const luck = Math["random"]();\n', CHANCE],
  "src/core/random-taken-out.ts": ["export const { random } = Math;\n", CHANCE],
  "src/core/random-inside.ts": ["export const luck = Math.floor(Math?.random() * 6);\n", CHANCE],
  "src/core/random-handed-on.ts": ["export const tools = { Math };\n", CHANCE],
  "src/core/timer.ts": ["setTimeout(() => {}, 1);\n", denied("setTimeout")],
  "src/core/timer-by-name.ts": ["globalThis.setTimeout(() => {}, 1);\n", denied("globalThis")],
  "src/core/timer-in-node.ts": ["global.setTimeout(() => {}, 1);\n", denied("global")],
  "src/core/timer-in-signal.ts": ["export const end = AbortSignal.timeout(1);\n", denied("AbortSignal")],
  "src/core/process.ts": ["export const home = process.cwd();\n", denied("process")],
  "src/core/crypto.ts": ["export const id = crypto.randomUUID();\n", denied("crypto")],
  "src/core/node.ts": [imports("node:os"), PURE],
  "src/core/node-later.ts": ['export const later = () => import("node:os");\n', PURE],
  "src/core/package.ts": [imports("yaml"), PURE],
  "src/core/scoped-package.ts": [imports("@faker-js/faker"), PURE],
  "src/core/gateway.ts": [imports("../gateway/plugin.ts"), PURE],
  "src/core/gateway-type.ts": [importsType("../gateway/plugin.ts"), PURE],
  "src/core/gateway-again.ts": ['export { thing } from "../gateway/plugin.ts";\n', PURE],
  "src/core/options.ts": [imports("../options/options.ts"), PURE],
  "src/core/face.ts": [imports("./index.ts"), OWN_FACE],
  "src/core/parts/scenario.ts": [imports("../../scenario/read.ts"), PURE],
  "src/core/parts/package.ts": [imports("yaml"), PURE],
  "src/core/parts/face.ts": [imports("../index.ts"), OWN_FACE],
  "src/core/parts/process.ts": ["export const home = process.cwd();\n", denied("process")],
  "src/core/moves/date.ts": ["export const now = new Date();\n", denied("Date")],
  "src/core/moves/random.ts": ["export const luck = Math.random();\n", CHANCE],
  "src/core/moves/move.ts": [
    imports("./dial.ts"),
    "A move never imports another move: what two moves share is a step.",
  ],
  "src/core/moves/center.ts": [imports("../center.ts"), "The centre calls the moves, never the other way round."],
  "src/core/moves/node.ts": [imports("node:os"), PURE],
  "src/core/moves/package.ts": [imports("yaml"), PURE],
  "src/core/moves/gateway.ts": [imports("../../gateway/plugin.ts"), PURE],
  "src/core/steps/move.ts": [imports("../moves/dial.ts"), "Steps lie below the moves and the centre."],
  "src/core/steps/world.ts": [imports("../../world/world.ts"), PURE],

  "src/scenario/world.ts": [imports("../world/world.ts"), SCENARIO],
  "src/scenario/core.ts": [imports("../core/time.ts"), FACE],
  "src/scenario/steps/world.ts": [imports("../../world/world.ts"), SCENARIO],
  "src/scenario/steps/options.ts": [imports("../../options/options.ts"), SCENARIO],
  "src/scenario/steps/core.ts": [imports("../../core/time.ts"), FACE],
  "src/scenario/steps/face.ts": [imports("../../index.ts"), OUTSIDERS],

  "src/words/scenario.ts": [importsType("../scenario/read.ts"), WORDS],
  "src/words/gateway.ts": [imports("../gateway/plugin.ts"), WORDS],
  "src/words/package.ts": [imports("yaml"), WORDS],
  "src/words/core.ts": [importsType("../core/time.ts"), FACE],
  "src/words/move.ts": [imports("../core/index.ts"), TYPES],

  "src/world/gateway.ts": [imports("../gateway/plugin.ts"), NO_DOORS],
  "src/world/fastify.ts": [imports("fastify"), NO_DOORS],
  "src/world/faults/gateway.ts": [imports("../../gateway/plugin.ts"), NO_DOORS],
  "src/world/faults/fastify.ts": [imports("fastify"), NO_DOORS],
  "src/world/faults/core.ts": [imports("../../core/moves/dial.ts"), FACE],
  "src/world/zod-by-name.ts": ['import { z } from "zod";\nexport const word = z.string();\n', NAMESPACE],
  "src/world/zod-type-by-name.ts": ['import type {\n  z,\n} from "zod";\nexport type Form = z.ZodType;\n', NAMESPACE],
  "src/world/faults/face.ts": [imports("../../index.ts"), OUTSIDERS],

  "src/gateway/world.ts": [imports("../world/world.ts"), HANDED],
  "src/gateway/core.ts": [imports("../core/time.ts"), FACE],
  "src/gateway/theme.ts": [imports("./voicecall/hold.ts"), LIST],
  "src/gateway/voicecall/group.ts": [imports("../calldata/statistics.ts"), GROUP],
  "src/gateway/voicecall/plugin.ts": [imports("../plugin.ts"), MOUNTS],
  "src/gateway/voicecall/world.ts": [imports("../../world/world.ts"), OPERATION],
  "src/gateway/voicecall/dashboard.ts": [imports("../../dashboard/plugin.ts"), OPERATION],
  "src/gateway/voicecall/fastify.ts": [imports("fastify"), OPERATION],
  "src/gateway/voicecall/core.ts": [imports("../../core/time.ts"), FACE],
  "src/gateway/voicecall/face.ts": [imports("../../index.ts"), OUTSIDERS],
  "src/gateway/voicecall/legs/group.ts": [imports("../../calldata/statistics.ts"), GROUP],
  "src/gateway/voicecall/legs/plugin.ts": [imports("../../plugin.ts"), MOUNTS],
  "src/gateway/voicecall/legs/world.ts": [imports("../../../world/world.ts"), OPERATION],
  "src/gateway/voicecall/legs/fastify.ts": [imports("fastify"), OPERATION],
  "src/gateway/voicecall/legs/core.ts": [imports("../../../core/time.ts"), FACE],
  "src/gateway/voicecall/legs/face.ts": [imports("../../../index.ts"), OUTSIDERS],

  "src/control/gateway.ts": [imports("../gateway/plugin.ts"), CONTROL],
  "src/control/dashboard.ts": [imports("../dashboard/plugin.ts"), CONTROL],
  "src/forms/scenario.ts": [imports("../scenario/wording.ts"), FORMS],
  "src/http/gateway.ts": [imports("../gateway/envelope.ts"), HTTP],
  "src/control/routes/gateway.ts": [imports("../../gateway/retcodes.ts"), CONTROL],
  "src/control/routes/scenario.ts": [imports("../../scenario/read.ts"), CONTROL],
  "src/control/routes/core.ts": [imports("../../core/time.ts"), FACE],
  "src/control/routes/face.ts": [importsType("../../index.ts"), OUTSIDERS],
  "src/library/world.ts": [imports("../world/world.ts"), LIBRARY],
  "src/library/control.ts": [importsType("../control/plugin.ts"), LIBRARY],
  "src/dashboard/control.ts": [imports("../control/plugin.ts"), DASHBOARD],
  "src/dashboard/page/gateway.ts": [imports("../../gateway/plugin.ts"), DASHBOARD],

  "src/options/world.ts": [imports("../world/world.ts"), OPTIONS],
  "src/options/core.ts": [imports("../core/time.ts"), FACE],
  "src/options/face.ts": [imports("../index.ts"), OUTSIDERS],
  "src/serving/world.ts": [imports("../world/world.ts"), OPTIONS],

  "src/tls/simulator.ts": [imports("../simulator.ts"), ALONE],
  "src/tls/core.ts": [imports("../core/index.ts"), ALONE],
  "src/tls/files/options.ts": [imports("../../options/option-forms.ts"), ALONE],
  "src/tls/own-package.ts": ['export const later = () => import("cc-gateway-simulator");\n', OUTSIDERS],
  "src/tls/egg.ts": ['import { hen } from "./hen.ts";\nexport const egg = () => hen();\n', CYCLE],
  "src/tls/cup.ts": ['import type { Tea } from "./tea.ts";\nexport type Cup = { of: Tea };\n', CYCLE],
  "src/tls/tea.ts": ['import type { Cup } from "./cup.ts";\nexport type Tea = { in: Cup };\n', CYCLE],
  "src/tls/hen.ts": ['import { egg } from "./egg.ts";\nexport const hen = () => egg();\n', CYCLE],
  "src/tls/console.ts": ['console.log("here");\n', "Don't use console."],

  "src/gateway/date.ts": ["export const now = Date.now();\n", "Use wallNow of src/runtime/time.ts."],
  "src/tls/new-date.ts": ["export const now = new Date();\n", "Use wallNow of src/runtime/time.ts."],
  "src/gateway/timer.ts": ["setTimeout(() => {}, 1);\n", denied("setTimeout")],
  "src/world/performance.ts": ["export const now = performance.now();\n", denied("performance")],
  "src/world/timers.ts": [imports("node:timers/promises"), "Use src/runtime/time.ts."],
  "src/library/fetch.ts": ['export const asked = fetch("http://127.0.0.1");\n', denied("fetch")],
  "src/control/any.ts": ["export const any = AbortSignal.any([]);\n", "Use joinSignals of src/runtime/signals.ts."],
  "src/control/timeout.ts": [
    "export const end = AbortSignal.timeout(1);\n",
    "Use joinSignals of src/runtime/signals.ts.",
  ],
  "src/runtime/world.ts": [imports("../world/wall.ts"), "The runtime's room knows Node and its own files."],

  "src/cli/core.ts": [imports("../core/index.ts"), COMMANDS],
  "src/cli/face.ts": [imports("../index.ts"), OUTSIDERS],
  "src/cli/commands/gateway.ts": [imports("../../gateway/plugin.ts"), COMMANDS],
  "src/cli/commands/tls.ts": [imports("../../tls/certificates.ts"), COMMANDS],
  "src/cli/commands/face.ts": [imports("../../index.ts"), OUTSIDERS],
};

/** Faults in the files that stand alone at the top of src: one fault of each in every trial. */
const TOP_FAULTS: readonly Readonly<Record<string, readonly [source: string, message: string]>>[] = [
  {
    "src/simulator.ts": [imports("./gateway/retcodes.ts"), DOOR],
    "src/index.ts": [imports("./gateway/plugin.ts"), PUBLIC],
  },
  {
    "src/simulator.ts": [imports("./control/routes/worlds.ts"), DOOR],
    "src/index.ts": [imports("./core/index.ts"), TYPES],
  },
  {
    "src/simulator.ts": [imports("./cli/main.ts"), STARTED],
    "src/index.ts": [importsType("./core/time.ts"), FACE],
  },
  {
    "src/simulator.ts": ['export * from "./core/index.ts";\n', TYPES],
    "src/index.ts": ['export { thing } from "./core/index.ts";\n', TYPES],
  },
  { "src/simulator.ts": [imports("./index.ts"), OUTSIDERS] },
];

const CLEAN: Readonly<Record<string, string>> = {
  "src/core/clean.ts": imports("./time.ts"),
  "src/core/center.ts": imports("./moves/hold.ts"),
  "src/core/rounding.ts": "export const six = Math.floor(Math.max(6, 1));\n",
  "src/core/parts/clean.ts": imports("../time.ts"),
  "src/core/moves/clean.ts": imports("../steps/release.ts"),
  "src/core/steps/clean.ts": imports("./wrap-up.ts"),
  "src/scenario/clean.ts":
    imports("../core/index.ts") + imports("yaml").replaceAll("thing", "yaml").replace("kept", "other"),
  "src/scenario/steps/clean.ts": imports("../../core/index.ts"),
  "src/scenario/steps/own-list.ts": imports("../index.ts"),
  "src/scenario/words.ts": imports("../words/event-names.ts"),
  "src/words/clean.ts": importsType("../core/index.ts"),
  "src/words/table.ts": imports("./event-names.ts"),
  "src/world/clean.ts": imports("../core/index.ts"),
  "src/world/zod.ts": 'import * as z from "zod";\nexport const word = z.string();\n',
  "src/world/faults/clean.ts": imports("../../scenario/read.ts"),
  "src/gateway/clean.ts": imports("../core/index.ts"),
  "src/gateway/plugin.ts": imports("./voicecall/index.ts"),
  "src/gateway/voicecall/clean.ts": imports("../operation.ts"),
  "src/gateway/voicecall/core-face.ts": imports("../../core/index.ts"),
  "src/gateway/voicecall/index.ts": imports("./legs/clean.ts"),
  "src/gateway/voicecall/legs/clean.ts": imports("../../operation.ts"),
  "src/gateway/voicecall/legs/own-group.ts": imports("../dial.ts"),
  "src/gateway/voicecall/legs/core-face.ts": imports("../../../core/index.ts"),
  "src/control/clean.ts": imports("../world/world.ts"),
  "src/control/routes/clean.ts": imports("../../world/world.ts"),
  "src/library/clean.ts": imports("../control/face.ts"),
  "src/control/routes/core-face.ts": imports("../../core/index.ts"),
  "src/dashboard/clean.ts": imports("../world/world.ts"),
  "src/tls/clean.ts": imports("node:os"),
  "src/options/clean.ts": imports("../scenario/read.ts"),
  "src/simulator.ts": [
    "gateway/plugin",
    "control/plugin",
    "dashboard/plugin",
    "tls/made",
    "world/world",
    "options/options",
  ]
    .map((file, index) => `export { thing as thing${index} } from "./${file}.ts";\n`)
    .concat('export type { Thing } from "./core/index.ts";\n')
    .join(""),
  "src/index.ts": ["simulator", "world/world", "options/options", "scenario/read"]
    .map((file, index) => `export { thing as thing${index} } from "./${file}.ts";\n`)
    .concat('export type {\n  Thing,\n} from "./core/index.ts";\n')
    .join(""),
  "src/cli/clean.ts": imports("../simulator.ts"),
  "src/cli/commands/clean.ts": imports("../../scenario/read.ts"),
  "test/clean.test.ts": imports("../src/index.ts"),
};

interface Report {
  readonly diagnostics: readonly { readonly message: string; readonly location: { readonly path: string } }[];
}

/** Lints the files in a house of their own, under this house's rules; resolves to each file's messages. */
async function lint(files: Readonly<Record<string, string>>): Promise<Record<string, readonly string[]>> {
  const house = mkdtempSync(join(tmpdir(), "ccgw-lint-"));
  try {
    for (const part of ["biome.json", ".gitignore", "lint"])
      cpSync(join(HOUSE, part), join(house, part), { recursive: true });
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), source);
    }
    const report = JSON.parse(await biome(house)) as Report;
    const found: Record<string, readonly string[]> = {};
    for (const { message, location } of report.diagnostics) {
      const file = location.path.replaceAll("\\", "/");
      found[file] = [...new Set(found[file]).add(message)];
    }
    return found;
  } finally {
    rmSync(house, { recursive: true });
  }
}

/** Its report; that it exits with 1 when it finds something is no failure here. */
function biome(house: string): Promise<string> {
  const program = join(HOUSE, "node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--reporter=json", "--max-diagnostics=none"];
  return new Promise((done) => {
    execFile(process.execPath, [program, ...options], { cwd: house }, (_error, stdout) => done(stdout));
  });
}

for (const [trial, faults] of [FAULTS, ...TOP_FAULTS].entries()) {
  test(`every planted fault is reported, in the words of the rule it breaks (${trial + 1})`, async (t) => {
    const sources = Object.fromEntries(Object.entries(faults).map(([file, [source]]) => [file, source]));
    const expected = Object.fromEntries(Object.entries(faults).map(([file, [, message]]) => [file, [message]]));
    t.strictSame(await lint(sources), expected);
  });
}

test("what the layers allow passes", async (t) => {
  t.strictSame(await lint(CLEAN), {});
});
