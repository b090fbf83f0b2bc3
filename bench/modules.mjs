// Bundles modules of the sources, for parts of the benchmark that use them without the executable.
import { join } from "node:path";
import { build } from "esbuild";

/** The modules, by the names of their bundles. */
const MODULES = {
  core: "src/core/index.ts",
  library: "src/index.ts",
  world: "src/world/world.ts",
  "read-scenario": "src/scenario/reading/read-scenario.ts",
  "automatic-checkpoints": "src/world/travel/automatic-checkpoints.ts",
};

/**
 * Bundles the modules of a clone. The bundles share their common code.
 *
 * @param {string} clone the folder of a clone of the repository with installed packages
 * @param {(keyof typeof MODULES)[]} [names] only these modules: an earlier clone may not have all of them
 * @returns {Promise<string>} the folder of `core.js`, `library.js` and the others: two levels below the clone, like dist/cli
 */
export async function bundleModules(clone, names = Object.keys(MODULES)) {
  const folder = join(clone, ".tap/bench");
  await build({
    absWorkingDir: clone,
    entryPoints: names.map((name) => ({ in: MODULES[name], out: name })),
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return folder;
}
