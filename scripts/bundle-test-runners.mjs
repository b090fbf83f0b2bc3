// Bundles the fixtures and tasks for test runners.
// They load the library, and nothing of the package loads them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript-6";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The entries, each `cc-gateway-simulator/NAME`, with the names of what they export at runtime. */
const ENTRIES = { playwright: ["expect", "test"], cypress: ["addTasks"] };

/** The library, beside the bundles. It exports all that the sources import from the folders above them. */
const LIBRARY = "./index.cjs";

/** A plugin of esbuild that makes the library external: the bundles import it. */
const externalLibrary = {
  name: "library",
  setup(build) {
    build.onResolve({ filter: /^\.\.\// }, () => ({ path: LIBRARY, external: true }));
  },
};

/**
 * Bundles the entries.
 *
 * @returns {Promise<Record<string, string>>} the texts of the files in `dist`, by name.
 */
export async function buildTestRunnerFiles() {
  const files = {};
  for (const [name, values] of Object.entries(ENTRIES)) {
    files[`${name}.cjs`] = await bundleEntry(name);
    // Node can only guess the names that a CommonJS module exports, so they are listed.
    files[`${name}.js`] =
      `// The same as ${name}.cjs, for import.\nimport entry from "./${name}.cjs";\n\nexport const { ${values.join(", ")} } = entry;\n`;
    files[`${name}.d.cts`] = writeTypes(name);
    files[`${name}.d.ts`] = `// The types for import are those for require().\nexport * from "./${name}.cjs";\n`;
  }
  return files;
}

async function bundleEntry(name) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`src/library/test-runners/${name}.ts`],
    write: false,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["@playwright/test"],
    plugins: [externalLibrary],
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** Returns the types of an entry. Its exports have explicit types, so the compiler needs no other file. Throws an Error without them. */
function writeTypes(name) {
  const file = `${root}src/library/test-runners/${name}.ts`;
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, "utf8"), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.NodeNext, isolatedDeclarations: true, declaration: true },
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost({})));
  return outputText.replaceAll(/"\.\.\/[^"]+\.ts"/g, JSON.stringify(LIBRARY));
}
