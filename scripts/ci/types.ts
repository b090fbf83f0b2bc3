// Checks that the types of the packed package compile under TypeScript 5.4 and newer, with every module resolution, without skipLibCheck.
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { check, hasRegistry, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";

/** The oldest version that docs/library.md promises, the last ones with a JavaScript compiler, and the native one. */
const COMPILERS = ["5.4", "5.9", "6", "7"];
/** Module resolutions with their module systems; `until` is the last version with which a resolution is checked. */
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
const folder = makeEmptyFolder("types");
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
const compilers = COMPILERS.map((compiler) => `typescript-${compiler}@npm:typescript@${compiler}`);
const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
await run("npm", [...install, `./cc-gateway-simulator-${version}.tgz`, ...compilers], { cwd: folder });
// The program is compiled as an ES module (.mts) and as CommonJS (.cts), and with node10 as .ts.
for (const name of ["program.mts", "program.cts", "program.ts"])
  cpSync(`${ROOT}scripts/ci/types/program.ts`, join(folder, name));

// The compiler must accept every scenario of the package as a `Scenario`.
const shipped = readdirSync(`${ROOT}scenarios`).filter((name) => name.endsWith(".yaml"));
const scenarios = shipped.map((name) =>
  JSON.stringify(parse(readFileSync(`${ROOT}scenarios/${name}`, "utf8")), null, 1),
);
const head = 'import type { Scenario } from "cc-gateway-simulator";\n\nexport const scenarios: Scenario[] = [';
for (const name of ["scenarios.mts", "scenarios.cts", "scenarios.ts"])
  writeFileSync(join(folder, name), `${head}\n${scenarios.join(",\n")},\n];\n`);

for (const compiler of COMPILERS) {
  for (const { resolution, module, ...limits } of RESOLUTIONS) {
    if ("until" in limits && Number(compiler) > Number(limits.until)) continue;
    const extensions = resolution === "node10" ? ["ts"] : ["mts", "cts"];
    const files = extensions.flatMap((extension) => [`program.${extension}`, `scenarios.${extension}`]);
    const tsc = join(folder, "node_modules", `typescript-${compiler}`, "bin/tsc");
    const argv = [tsc, ...STRICT, "--module", module, "--moduleResolution", resolution, ...files];
    const what = `TypeScript ${compiler} with ${resolution} reports no errors`;
    check(what, await run(process.execPath, argv, { cwd: folder }), "");
  }
}
