// Bundles the executable from the sources, for tests that start it as a separate process.
// Through tsx, each start would compile several hundred modules (0.8 s of CPU instead of 0.1 s).
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePackage } from "../../scripts/bundle.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let built: Promise<string> | undefined;

/** Builds the executable once per process. Returns the path of its main file. Its folder is removed when the process ends. */
export function buildExecutable(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  // Two folders below the root, like dist/cli: the executable finds package.json, scenarios and node_modules from there.
  mkdirSync(join(ROOT, ".tap"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".tap/executable-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await bundlePackage({ into: folder });
  return join(folder, "main.js");
}
