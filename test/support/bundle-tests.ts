// Bundles test files with the sources that they import. To load all sources takes 2 s of CPU through tsx, and 1 s as a bundle.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The checks of counters. They wrap the centers of the same bundle. */
const WATCH = fileURLToPath(new URL("watch-centers.ts", import.meta.url));

/** The module that starts the thread for large input. */
const THREAD = join(ROOT, "src/world/reading/reading-thread.ts");

/** The members of `import.meta` that are in a bundle as in the module's own file, and the constants that replace them. */
const OWN = {
  "import.meta.url": "importMetaUrl",
  "import.meta.dirname": "importMetaDirname",
};

/** A plugin of esbuild that declares these constants. The thread for large input is beside the bundle, as in the package. */
const ownUrls: Plugin = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.m?[jt]s$/, namespace: "file" }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!/import\.meta\.(?:url|dirname)/.test(text)) return undefined;
      const url = path === THREAD ? "globalThis.urlOfBundle" : JSON.stringify(pathToFileURL(path).href);
      const declarations = `const importMetaUrl = ${url}, importMetaDirname = ${JSON.stringify(dirname(path))}; `;
      // Lines keep their numbers.
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
  const contents = [WATCH, ...files].map((file) => `import ${JSON.stringify(file)};\n`).join("");
  const outfile = join(folder, "tests.js");
  const url = pathToFileURL(outfile).href;
  await Promise.all([
    build({
      ...common,
      stdin: { contents, resolveDir: ROOT, sourcefile: "tests.ts" },
      outfile,
      sourcemap: "linked",
      define: { ...OWN, "globalThis.urlOfBundle": JSON.stringify(url) },
      plugins: [ownUrls],
    }),
    build({
      ...common,
      entryPoints: [join(ROOT, "src/world/reading/reading-worker.ts")],
      outfile: join(folder, "reading-worker.js"),
    }),
  ]);
  return url;
}
