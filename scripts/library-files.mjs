// Generates the entries of the library: for `import` and for `require`, which load the same modules, and their types.
import { writeDeclarations } from "./types/declarations.mjs";

/**
 * Returns the entries and their types.
 *
 * @returns {Record<string, string>} the texts of the files in `dist`, by name
 */
export function listLibraryFiles() {
  const { text, values } = writeDeclarations("src/index.ts");
  return {
    "index.cjs": `// The library for require().\nmodule.exports = require("./cli/library.js");\n`,
    // Node can only guess the names that a CommonJS module exports, so they are listed.
    "index.js": `// The library for import.\nimport library from "./cli/library.js";\n\nexport const {\n${values.map((name) => `  ${name},\n`).join("")}} = library;\n`,
    "index.d.cts": text,
    "index.d.ts": `// The types for import are those for require().\nexport * from "./index.cjs";\n`,
  };
}
