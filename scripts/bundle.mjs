// Bundles the executable and the library with their packages into a few CommonJS files, for the package and for tests.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildLayers } from "./bundle-layers.mjs";
import { toCommonJs } from "./common-js.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The packages that the bundle loads from node_modules: optional peer dependencies, which `--store`, `ccgw mcp` and tracing load. */
const external = ["@redis/client", "@modelcontextprotocol/sdk", "@opentelemetry/api"];

/** Packages that Fastify loads for features that no server here uses: schemas, plugin versions, proxies, requests without a connection. */
const leftOut = [
  "@fastify/ajv-compiler",
  "@fastify/fast-json-stringify-compiler",
  "@fastify/proxy-addr",
  "light-my-request",
  // Only servers of Fastify that write a log load pino. It is also in `onDemand`, for the log of the simulator.
  "pino",
  "semver",
];

/** Packages that a source loads when they are first used, without `await`. Each has its own file, because Node compiles whole files. */
const onDemand = ["fastest-levenshtein", "pino", "pino-pretty"];
const ON_DEMAND = "on-demand";

const writeMissingModule = (name) =>
  `module.exports = new Proxy({}, { get() { throw new Error("scripts/bundle.mjs leaves out ${name}"); } });`;

/**
 * Replacements for packages that Fastify loads at its start. `node:http2` is loaded when a member is read. find-my-way uses safe-regex2 only to
 * check regular expressions of routes.
 */
const replacements = new Map([
  ...leftOut.map((name) => [name, writeMissingModule(name)]),
  ["node:http2", 'module.exports = new Proxy({}, { get: (_, name) => require("node:http2")[name] });'],
  ["safe-regex2", "module.exports = () => true;"],
]);

/** A plugin of esbuild that replaces these packages. */
const replaceUnused = {
  name: "replace-unused",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${[...replacements.keys()].join("|")})$`) }, ({ path, namespace }) => {
      if (namespace === ON_DEMAND) return undefined;
      return namespace === "unused" ? { path, external: true } : { path, namespace: "unused" };
    });
    build.onLoad({ filter: /./, namespace: "unused" }, ({ path }) => ({ contents: replacements.get(path) }));
  },
};

/** The code with which a source loads a package or a module of Node when it is first used, without `await`. */
const OWN_REQUIRE = /createRequire\(import\.meta\.url\)\("([^"]+)"\)/g;

/** A plugin of esbuild that replaces this code with a plain `require` of Node's module, or of the file with the package. */
const bundleRequired = {
  name: "bundle-required",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:\\./)?${ON_DEMAND}[:-]`) }, ({ path, kind }) =>
      kind === "entry-point"
        ? { path: path.slice(ON_DEMAND.length + 1), namespace: ON_DEMAND }
        : { path, external: true },
    );
    build.onLoad({ filter: /./, namespace: ON_DEMAND }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      resolveDir: root,
    }));
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("createRequire")) return undefined;
      const contents = text
        .replace('import { createRequire } from "node:module";\n', "")
        .replaceAll(OWN_REQUIRE, (found, name) => {
          if (name.startsWith("node:")) return `require("${name}")`;
          return onDemand.includes(name) ? `require("./${ON_DEMAND}-${name}.js").default` : found;
        });
      if (!contents.includes("createRequire")) return { contents, loader: "ts" };
      return {
        errors: [
          {
            text: `${path} may load only modules of Node and the packages in onDemand, with createRequire(import.meta.url)("name")`,
          },
        ],
      };
    });
  },
};

/**
 * Bundles the executable and the library. Loading several hundred small modules would take more than half of the time of a start. Modules
 * that only one command or a rare request needs are in separate parts, which are loaded on demand.
 *
 * @param {{ into?: string }} where `into` is the folder of the result; without it, nothing is written. The folder must be two levels below
 * the root of the package, because the bundle looks for package.json and the scenarios in that root.
 * @returns {Promise<string[]>} the modules whose code the bundle has, relative to the root.
 * @throws Error if scripts/bundle-layers.mjs names a file that is not in the bundle, or a source loads another package by `createRequire`.
 */
export async function bundlePackage({ into }) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: "src/cli/main.ts", out: "main" },
      { in: "src/index.ts", out: "library" },
      // Worker threads and processes start from separate files, in the folder of the code that starts them.
      { in: "src/world/reading/reading-worker.ts", out: "reading-worker" },
      { in: "src/cli/workers/worker-main.ts", out: "worker-main" },
      ...onDemand.map((name) => ({ in: `${ON_DEMAND}:${name}`, out: `${ON_DEMAND}-${name}` })),
    ],
    outdir: into ?? root,
    chunkNames: "part-[hash]",
    write: false,
    bundle: true,
    splitting: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    external,
    plugins: [bundleRequired, buildLayers(`${root}src`), replaceUnused],
    // The builds of these packages for Node are CommonJS, whose export names are lost in parts that are loaded on demand.
    alias: {
      yaml: `${root}node_modules/yaml/browser/index.js`,
      "@peculiar/x509": `${root}node_modules/@peculiar/x509/build/x509.es.js`,
    },
  });
  if (into !== undefined) {
    mkdirSync(into, { recursive: true });
    // Without this file, Node would read the bundle as ES modules, because the package.json of the root says so.
    writeFileSync(`${into}/package.json`, '{ "type": "commonjs" }\n');
    const ofPackages = listFilesOfPackages(metafile.outputs);
    const written = outputFiles.map(async ({ path, text }) => {
      const name = basename(path);
      writeFileSync(`${into}/${name}`, await toCommonJs(text, { isOfPackages: ofPackages.has(name) }));
    });
    await Promise.all(written);
    copyBrowserScripts(into);
  }
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && !/^(?:unused|on-demand):/.test(path))
      .map(([path]) => path),
  );
}

/** Returns the names of the written files that have only code of packages. */
function listFilesOfPackages(outputs) {
  const isOfPackage = (input) => /^(?:node_modules\/|unused:|on-demand:)/.test(input);
  const found = Object.entries(outputs).filter(([, { inputs }]) => Object.keys(inputs).every(isOfPackage));
  return new Set(found.map(([path]) => basename(path)));
}

/** The folder of the scripts that the gateway sends to browsers. They are next to the module that reads them. */
export const BROWSER_SCRIPTS = "browser";

function copyBrowserScripts(into) {
  cpSync(`${root}src/gateway/resource-js/${BROWSER_SCRIPTS}`, `${into}/${BROWSER_SCRIPTS}`, { recursive: true });
}
