// Builds the package into dist: modules with types for the library, the executable in a few files, and the board.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BROWSER_SCRIPTS, bundleExecutable, copyBrowserScripts } from "./bundle.mjs";
import { bundleBoard } from "./bundle-board.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

// A file that was removed from src must not live on in the package.
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", `${root}tsconfig.build.json`], {
  stdio: "inherit",
});

const { metafile } = await bundleExecutable({ from: `${root}dist`, extension: "js", into: `${root}dist/cli` });
const builtFiles = new Set([...Object.keys(metafile.outputs).map((path) => basename(path)), BROWSER_SCRIPTS]);
for (const file of readdirSync(`${root}dist/cli`)) {
  if (!builtFiles.has(file)) rmSync(`${root}dist/cli/${file}`, { recursive: true });
}

// Editors show the comments of the types. Those of the modules would be a fifth of their size, for no reader.
const modules = readdirSync(`${root}dist`, { recursive: true })
  .map((file) => join(`${root}dist`, file))
  .filter((file) => file.endsWith(".js") && !file.startsWith(join(`${root}dist`, "cli", sep)));
await build({
  entryPoints: modules,
  outdir: `${root}dist`,
  outbase: `${root}dist`,
  allowOverwrite: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
copyBrowserScripts(`${root}dist/gateway/resource-js`);
await bundleBoard({ into: `${root}dist/board` });
