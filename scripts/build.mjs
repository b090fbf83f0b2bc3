// Builds the package into dist: modules with their types for the library, and the executable with all it needs in a few files.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

// A file that was removed from src must not live on in the package.
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", `${root}tsconfig.build.json`], {
  stdio: "inherit",
});

/** Needed now and then, and loaded then. */
const later = ["pino-pretty", "@faker-js/faker", "@peculiar/x509", "reflect-metadata"];
/** Fastify loads them for schemas, which no route here has (src/serving/server-options.ts), and for requests that do not come over a connection. */
const never = ["@fastify/ajv-compiler", "@fastify/fast-json-stringify-compiler", "light-my-request"];

// Loading several hundred small modules takes more than half of the start; loading a few files does not. What a command or a
// request needs of its own is in parts that are loaded with it.
const { metafile } = await build({
  // A thread is started from a file of its own, beside the code that starts it.
  entryPoints: [
    { in: `${root}dist/cli/main.js`, out: "main" },
    { in: `${root}dist/world/reading-worker.js`, out: "reading-worker" },
  ],
  outdir: `${root}dist/cli`,
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
  external: [...later, ...never],
  // Its build for node is CommonJS, whose names are lost where a part of the executable imports it later.
  alias: { yaml: `${root}node_modules/yaml/browser/index.js` },
  // Some of what is bundled asks for node's own modules by require.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});
const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const file of readdirSync(`${root}dist/cli`)) {
  if (!made.has(file)) rmSync(`${root}dist/cli/${file}`);
}

// Editors show the comments of the types. Those of the modules would be a fifth of their size, for no reader.
const modules = readdirSync(`${root}dist`, { recursive: true })
  .map((file) => join(`${root}dist`, file))
  .filter((file) => file.endsWith(".js") && dirname(file) !== join(`${root}dist`, "cli"));
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
