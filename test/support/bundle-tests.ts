// Bundles test files with the sources that they import.
// Loading all sources takes 2 s of CPU through tsx, and 1 s as a bundle.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The module that checks counters. It wraps the centers of the same bundle. */
const WATCH_CENTERS = fileURLToPath(new URL("watch-centers.ts", import.meta.url));

/** The module that starts the thread for large input. */
const READING_THREAD = join(ROOT, "src/world/reading/reading-thread.ts");

/** The members of `import.meta` that keep the value of the module's own file in a bundle, with the constants that replace them. */
const IMPORT_META = {
  "import.meta.url": "importMetaUrl",
  "import.meta.dirname": "importMetaDirname",
};

/** A plugin of esbuild that declares these constants. The worker of the reading thread is beside the bundle, as in the package. */
const importMetaPlugin: Plugin = {
  name: "import-meta",
  setup({ onLoad }) {
    onLoad({ filter: /\.m?[jt]s$/, namespace: "file" }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!/import\.meta\.(?:url|dirname)/.test(text)) return undefined;
      const url = path === READING_THREAD ? "globalThis.urlOfBundle" : JSON.stringify(pathToFileURL(path).href);
      const declarations = `const importMetaUrl = ${url}, importMetaDirname = ${JSON.stringify(dirname(path))}; `;
      // The declarations are on the first line of code, so that lines keep their numbers.
      const contents = text.startsWith("#!") ? text.replace("\n", `\n${declarations}`) : declarations + text;
      return { contents, loader: path.endsWith("ts") ? "ts" : "js" };
    });
  },
};

/**
 * Bundles test files. Packages are not included.
 *
 * @param files the paths of the test files, in the order in which they run.
 * @returns the URL of the bundle, which is removed when the process ends.
 */
export async function bundleTests(files: readonly string[]): Promise<string> {
  mkdirSync(join(ROOT, ".tap"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".tap/tests-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const common = {
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    keepNames: true,
    logLevel: "warning",
  } as const;
  const contents = [WATCH_CENTERS, ...files].map((file) => `import ${JSON.stringify(file)};\n`).join("");
  const outfile = join(folder, "tests.js");
  const url = pathToFileURL(outfile).href;
  await Promise.all([
    build({
      ...common,
      stdin: { contents, resolveDir: ROOT, sourcefile: "tests.ts" },
      outfile,
      sourcemap: "linked",
      define: { ...IMPORT_META, "globalThis.urlOfBundle": JSON.stringify(url) },
      plugins: [importMetaPlugin],
    }),
    build({
      ...common,
      entryPoints: [join(ROOT, "src/world/reading/reading-worker.ts")],
      outfile: join(folder, "reading-worker.js"),
    }),
  ]);
  return url;
}
