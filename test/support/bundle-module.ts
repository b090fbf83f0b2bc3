// Bundles a module of the sources for tests that start processes with it.
// Through tsx, each start takes 0.5 s more of CPU.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Bundles a module with the modules of this repository that it imports. Packages are not included.
 *
 * @param path relative to the root of the repository.
 * @returns the URL of the bundle, which is removed when the process ends.
 */
export async function bundleModule(path: string): Promise<string> {
  mkdirSync(join(ROOT, ".tap"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".tap/module-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "module.mjs");
  await build({
    entryPoints: [join(ROOT, path)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return pathToFileURL(outfile).href;
}
