// Defines the layers of the bundle for the bundler, so that a start loads few, large files.
import { readFile } from "node:fs/promises";
import { dirname, extname, isAbsolute, relative, resolve } from "node:path";

/** Files that are loaded one after the other, each with everything that it imports. */
const LAYERS = [
  "cli/command-line",
  "cli/validate-command",
  "scenario/reading/yaml/yaml-library",
  "world/world",
  "cli/serve-command",
];

/** The number of layers that are loaded before a file. Files that are imported on demand and not listed here come after all layers. */
const LAYERS_BEFORE = {
  "cli/main": 0,
  "cli/workers/worker-main": 0,
  "cli/command-line": 0,
  "cli/print-version": 0,
  "cli/health-command": 1,
  "cli/help/help-text": 1,
  "cli/npm-parent": 1,
  "cli/validate-command": 1,
  "cli/schema-command": 2,
  "scenario/reading/yaml/yaml-library": 2,
  "world/reading/reading-worker": 2,
  "world/snapshot-check/check": 4,
  "cli/run/run-command": 4,
  "cli/serve-command": 4,
  index: LAYERS.length,
};

/**
 * Returns a plugin of esbuild that adds imports of layers to each entry point and each file that is imported on demand.
 *
 * Without this plugin, esbuild makes a file for each set of entry points and such files that share a module, and a start loads 39 files.
 * With it, each of these files also imports the layers before it, so that all modules of a layer have the same set.
 *
 * @param {string} from the folder of the sources.
 * @returns {import("esbuild").Plugin}
 */
export const buildLayers = (from) => ({
  name: "layers",
  setup(build) {
    const onDemand = new Set();
    build.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
      if (kind === "dynamic-import") onDemand.add(nameOf(resolve(dirname(importer), path), from));
      return undefined;
    });
    build.onLoad({ filter: /./ }, async ({ path }) => {
      const name = nameOf(path, from);
      const before = LAYERS.slice(0, LAYERS_BEFORE[name] ?? (onDemand.has(name) ? LAYERS.length : 0));
      if (before.length === 0) return undefined;
      const imports = before.map((layer) => `import ${JSON.stringify(`${from}/${layer}.ts`)};\n`);
      return { contents: `${await readFile(path, "utf8")}\n${imports.join("")}`, loader: "ts" };
    });
    build.onEnd(({ metafile }) => {
      const names = new Set(Object.keys(metafile?.inputs ?? {}).map((path) => nameOf(path, from)));
      const missing = [...LAYERS, ...Object.keys(LAYERS_BEFORE)].filter((name) => !names.has(name));
      return {
        errors: missing.map((name) => ({
          text: `scripts/bundle-layers.mjs names ${name}, which is not in the bundle`,
        })),
      };
    });
  },
});

/** Returns the path of a module relative to the folder `from`, without extension; undefined for a module outside it. */
function nameOf(path, from) {
  const inside = relative(from, resolve(path));
  return inside.startsWith("..") || isAbsolute(inside) ? undefined : inside.slice(0, -extname(inside).length);
}
