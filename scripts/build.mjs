// Builds the package into dist: modules with their types for the library, and the executable as one file.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const executable = `${root}dist/cli/main.js`;

// A file that was removed from src must not live on in the package.
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", `${root}tsconfig.build.json`], {
  stdio: "inherit",
});

/** Of the languages that zod can complain in, one is spoken here; the others would be a seventh of the file. */
const oneLanguage = {
  name: "one language",
  setup: (bundler) =>
    bundler.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    })),
};

// Loading several hundred small modules takes more than half of the start; loading one file does not.
await build({
  entryPoints: [executable],
  outfile: executable,
  allowOverwrite: true,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
  plugins: [oneLanguage],
  // Needed now and then, and loaded then.
  external: ["pino-pretty", "@faker-js/faker", "@peculiar/x509", "reflect-metadata", "undici"],
  // Some of what is bundled asks for node's own modules by require.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});
for (const file of readdirSync(`${root}dist/cli`)) {
  if (file !== "main.js") rmSync(`${root}dist/cli/${file}`);
}
