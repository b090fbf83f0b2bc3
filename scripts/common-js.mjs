// Converts a bundled ES module to CommonJS.
import { transform } from "esbuild";

/** The approximate maximum length of a line, in characters. It is short because Node prints the line of an uncaught error. */
const LINE_LIMIT = 160;

const MODULE_URL = "moduleUrl";

/**
 * Converts a module: `import()` becomes `require`, which Jest needs, and `import.meta.url` the URL of the file.
 *
 * Names that a module imports from another part become constants, because esbuild would read each of them through two getters at each use. So
 * a part must not assign an exported variable after it was loaded.
 *
 * @param {string} text the module, as esbuild has written it.
 * @param {{ isOfPackages: boolean }} module whether all its code is from packages. Then short names of variables make the file smaller. Classes
 * and functions keep their `name`.
 * @returns {Promise<string>} the text of the CommonJS module.
 * @throws Error if it has a top-level await.
 */
export async function toCommonJs(text, { isOfPackages }) {
  const { code } = await transform(requireParts(assignExports(text)), {
    platform: "node",
    format: "cjs",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: isOfPackages,
    keepNames: isOfPackages,
    lineLimit: LINE_LIMIT,
    supported: { "dynamic-import": false },
    define: { "import.meta.url": MODULE_URL },
    banner: text.includes("import.meta.url")
      ? `"use strict";const ${MODULE_URL} = require("node:url").pathToFileURL(__filename).href;`
      : '"use strict";',
  });
  return code;
}

/** The imports of other parts, which esbuild writes at the beginning of a file: with names, or only to load the part. */
const IMPORT_OF_PART = /^import (?:(\{\n[^}]*\}) from )?("\.\/part-\w+\.js");\n/gm;

function requireParts(text) {
  return text.replace(IMPORT_OF_PART, (_, names, part) =>
    names === undefined ? `require(${part});\n` : `const ${names.replaceAll(" as ", ": ")} = require(${part});\n`,
  );
}

/** The exports, which esbuild writes at the end of a file: a list of names or, for a package of CommonJS that is loaded on demand, one value. */
const EXPORTS = /(?<=\n)export (?:\{\n([^}]*)\}|default (.*));\n?$/;

function assignExports(text) {
  return text.replace(EXPORTS, (_, names, value) => {
    const members = names?.replaceAll(/([\w$]+) as ([\w$]+)/g, "$2: $1") ?? `default: ${value}`;
    return `module.exports = {\n${members}};\nObject.defineProperty(module.exports, "__esModule", { value: true });\n`;
  });
}
