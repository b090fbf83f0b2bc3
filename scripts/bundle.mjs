// Bundles the executable with its packages into a few files: from compiled modules for the package, from sources for tests.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { layers } from "./bundle-layers.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Packages that are rarely needed, and loaded on demand. */
const onDemandPackages = [
  "pino-pretty",
  "@faker-js/faker",
  "@peculiar/x509",
  "reflect-metadata",
  "@redis/client",
  "fflate",
];
/** Fastify loads them for schemas, which no route here has (src/serving/server-options.ts), and for requests that do not come over a connection. */
const unneededPackages = ["@fastify/ajv-compiler", "@fastify/fast-json-stringify-compiler", "light-my-request"];

const onDemand = (path) =>
  `module.exports = new Proxy({}, { get: (_, name) => require(${JSON.stringify(path)})[name] });`;

/**
 * Replacements for packages that Fastify loads at its start, for options, plugins and routes that no server here has. Each is an object that
 * loads the package when a member is read. find-my-way uses safe-regex2 only to check regular expressions of routes.
 */
const unused = new Map([
  ["semver", onDemand("semver")],
  ["@fastify/proxy-addr", onDemand("@fastify/proxy-addr")],
  ["node:http2", onDemand("node:http2")],
  ["safe-regex2", "module.exports = () => true;"],
]);

/** A plugin of esbuild that replaces the unused packages. */
const replaceUnused = {
  name: "replace-unused",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${[...unused.keys()].join("|")})$`) }, ({ path, namespace }) =>
      namespace === "unused" ? { path, external: true } : { path, namespace: "unused" },
    );
    build.onLoad({ filter: /./, namespace: "unused" }, ({ path }) => ({ contents: unused.get(path) }));
  },
};

/**
 * Bundles the executable. Loading several hundred small modules would take more than half of the start. Modules that only
 * one command or a rare request needs are in separate parts, which are loaded on demand.
 *
 * @param {{ from: string, extension: "js" | "ts", into: string }} where `from` is the folder of the modules, which end in `extension`;
 *   `into` is the folder of the result, two levels below the root of the package, where it finds package.json and the scenarios.
 * @throws Error if the table of layers names a file that is gone.
 */
export async function bundleExecutable({ from, extension, into }) {
  const built = await build({
    // Worker threads and processes start from separate files, in the folder of the code that starts them.
    entryPoints: [
      { in: `${from}/cli/main.${extension}`, out: "main" },
      { in: `${from}/world/reading/reading-worker.${extension}`, out: "reading-worker" },
      { in: `${from}/cli/workers/worker-main.${extension}`, out: "worker-main" },
    ],
    outdir: into,
    chunkNames: "part-[hash]",
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "warning",
    external: [...onDemandPackages, ...unneededPackages],
    plugins: [layers(from, extension), replaceUnused],
    // The build of yaml for Node is CommonJS, whose export names are lost in parts that are loaded on demand.
    alias: { yaml: `${root}node_modules/yaml/browser/index.js` },
    // Some bundled modules load modules of Node with require.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  copyBrowserScripts(into);
  return built;
}

/** The folder of the scripts that the gateway sends to browsers. They are next to the module that reads them. */
export const BROWSER_SCRIPTS = "browser";

/**
 * Copies the scripts that the gateway sends to browsers, unchanged.
 *
 * @param {string} into the folder of the module that reads them.
 */
export function copyBrowserScripts(into) {
  cpSync(`${root}src/gateway/resource-js/${BROWSER_SCRIPTS}`, `${into}/${BROWSER_SCRIPTS}`, { recursive: true });
}
