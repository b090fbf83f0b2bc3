// Copies doc comments into declarations.
import ts from "typescript-6";

/**
 * Returns the doc comment of a symbol with a line break; empty if it has none.
 *
 * @param {string} indent the white space before each line.
 */
export function commentOf(symbol, checker, indent) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text: parts }) => {
    const words = ts.displayPartsToString(parts ?? []);
    return `@${name} ${words}`.trim();
  });
  const lines = [...(text === "" ? [] : text.split("\n")), ...tags.flatMap((tag) => tag.split("\n"))];
  if (lines.length === 0) return "";
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/"));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
