// Checks that the types of the packed package compile under TypeScript 5.4 and newer, with every module resolution, without skipLibCheck.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, emptyFolder, hasRegistry, ROOT, run, skipCheck } from "./check-helpers.ts";

/** The oldest version that docs/library.md promises, the last ones with a JavaScript compiler, and the native one. */
const COMPILERS = ["5.4", "5.9", "6", "7"];
/** Module resolutions with their module systems, and the versions that have removed them. */
const RESOLUTIONS = [
  { resolution: "node10", module: "commonjs", until: "5.9" },
  { resolution: "node16", module: "node16" },
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "esnext" },
] as const;
const STRICT = [
  "--strict",
  "--exactOptionalPropertyTypes",
  "--skipLibCheck",
  "false",
  "--noEmit",
  "--target",
  "es2022",
];

if (!hasRegistry()) skipCheck("the compilers are packages, and no registry answers");

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const folder = emptyFolder("types");
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
const compilers = COMPILERS.map((compiler) => `typescript-${compiler}@npm:typescript@${compiler}`);
const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
await run("npm", [...install, `./cc-gateway-simulator-${version}.tgz`, ...compilers], { cwd: folder });
// As ES modules and as CommonJS.
for (const name of ["program.mts", "program.cts", "program.ts"])
  cpSync(`${ROOT}scripts/ci/types/program.ts`, join(folder, name));

for (const compiler of COMPILERS) {
  for (const { resolution, module, ...limits } of RESOLUTIONS) {
    if ("until" in limits && Number(compiler) > Number(limits.until)) continue;
    const files =
      resolution.startsWith("node1") && resolution !== "node16" ? ["program.ts"] : ["program.mts", "program.cts"];
    const tsc = join(folder, "node_modules", `typescript-${compiler}`, "bin/tsc");
    const argv = [tsc, ...STRICT, "--module", module, "--moduleResolution", resolution, ...files];
    check(`TypeScript ${compiler}, ${resolution}`, await run(process.execPath, argv, { cwd: folder }), "");
  }
}
