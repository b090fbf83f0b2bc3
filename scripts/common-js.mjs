// Converts a bundled ECMAScript module to CommonJS.
import { transform } from "esbuild";

/** The maximum length of a line, more or less. Node prints the line of an uncaught error. */
const LINE_LIMIT = 160;

const MODULE_URL = "moduleUrl";

/**
 * Converts a module: `import()` becomes `require`, which Jest needs, and `import.meta.url` the URL of the file.
 *
 * @param {string} text the module, as esbuild has written it.
 * @returns {Promise<string>} the text of the CommonJS module.
 * @throws Error if it has a top-level await.
 */
export async function toCommonJs(text) {
  const { code } = await transform(text, {
    platform: "node",
    format: "cjs",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: LINE_LIMIT,
    supported: { "dynamic-import": false },
    define: { "import.meta.url": MODULE_URL },
    banner: text.includes("import.meta.url")
      ? `const ${MODULE_URL} = require("node:url").pathToFileURL(__filename).href;`
      : "",
  });
  return code;
}
