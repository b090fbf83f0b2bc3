// Tells the bundler what is loaded before each part of the executable, so that a start loads few, large files.
import { readFile } from "node:fs/promises";
import { extname, isAbsolute, relative, resolve } from "node:path";

/** Files that are loaded one after the other, each with all it imports. */
const LAYERS = ["cli/command-line", "cli/validate-command", "world/world", "cli/serve-command"];

/** How many of the layers are loaded before a file that is imported on demand or runs in a thread. */
const LAYERS_BEFORE = {
  "cli/command-line": 0,
  "cli/health-command": 1,
  "cli/help-text": 1,
  "cli/npm-parent": 1,
  "cli/validate-command": 1,
  "cli/schema-command": 2,
  "world/reading-worker": 2,
  "cli/run/run-command": 3,
  "cli/serve-command": 3,
  "world/snapshot-check/check": 3,
  "cli/follow-scenario-file": 4,
  "cli/run/play-with-clients": 4,
  "control/metrics/figures": 4,
  "control/openapi": 4,
  "control/router": 4,
  "control/serve": 4,
  "control/streams/event-stream": 4,
  "control/streams/journal-stream": 4,
  "world/yaml-pieces": 4,
};

/**
 * Returns a plugin of esbuild that tells it what is loaded before each part.
 *
 * esbuild makes a file for each set of parts that share a module: 39 files at a start. With this plugin each part also imports the layers
 * before it, so that all modules of a layer have the same set.
 *
 * @param {string} from the folder of the modules.
 * @param {string} extension the end of their names, without a dot.
 * @returns {import("esbuild").Plugin}
 */
export const layers = (from, extension) => ({
  name: "layers",
  setup(build) {
    build.onLoad({ filter: /./ }, async ({ path }) => {
      const before = LAYERS.slice(0, LAYERS_BEFORE[nameOf(path, from)] ?? 0);
      if (before.length === 0) return undefined;
      const imports = before.map((layer) => `import ${JSON.stringify(`${from}/${layer}.${extension}`)};\n`);
      return { contents: `${await readFile(path, "utf8")}\n${imports.join("")}`, loader: extension };
    });
  },
});

/**
 * Throws if the table above does not match the modules: a file that was renamed, or an import on demand that is new.
 *
 * @param {import("esbuild").Metafile} metafile of the bundle.
 * @param {string} from the folder of the modules.
 */
export function checkLayers(metafile, from) {
  const modules = Object.entries(metafile.inputs);
  const onDemand = modules.flatMap(([, { imports }]) =>
    imports
      .filter(({ kind, external }) => kind === "dynamic-import" && !external)
      .map(({ path }) => nameOf(path, from)),
  );
  const names = new Set(modules.map(([path]) => nameOf(path, from)));
  const missing = onDemand.filter((name) => name !== undefined && !Object.hasOwn(LAYERS_BEFORE, name));
  const gone = [...LAYERS, ...Object.keys(LAYERS_BEFORE)].filter((name) => !names.has(name));
  if (missing.length === 0 && gone.length === 0) return;
  throw new Error(
    `scripts/bundle-layers.mjs does not match src. Add: ${list(missing)}. Remove or rename: ${list(gone)}.`,
  );
}

/** Returns the path of a module from its folder, without extension; undefined for a module of a package. */
function nameOf(path, from) {
  const inside = relative(from, resolve(path));
  return inside.startsWith("..") || isAbsolute(inside) ? undefined : inside.slice(0, -extname(inside).length);
}

const list = (names) => (names.length === 0 ? "nothing" : [...new Set(names)].join(", "));
