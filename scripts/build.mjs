// Builds the package into dist: the executable and the library in a few files, the types, the board, and the files for test runners.
// With `--without-library`, it leaves out the entries of the library, the types and the files for test runners.
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundlePackage } from "./bundle.mjs";
import { bundleBoard } from "./bundle-board.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

// A file that was removed from src must not stay in the package.
rmSync(dist, { recursive: true, force: true });
await Promise.all([bundlePackage({ into: `${dist}/cli` }), bundleBoard({ into: `${dist}/board` })]);
// A container needs only the executable and the board, and not the compiler that writes the types.
if (!process.argv.includes("--without-library")) {
  const { listLibraryFiles } = await import("./library-files.mjs");
  const { buildTestRunnerFiles } = await import("./bundle-test-runners.mjs");
  for (const [name, text] of Object.entries({ ...listLibraryFiles(), ...(await buildTestRunnerFiles()) }))
    writeFileSync(`${dist}/${name}`, text);
}
