// Replaces names and values in the text of JSON, and keeps everything else: order, spaces and the form of numbers.

/** Returns the replacements of names and values. A value in a list has the name of the list. */
export interface JsonReplacer {
  /** Returns the name to write in place of the name of a member. */
  replaceName(name: string): string;
  /** Returns the value to write in place of a text or number. An equal value keeps its written form. */
  replaceValue(name: string, value: string | number): string | number;
  /** Returns whether all values below a name are replaced as if they had that name. */
  isWhole(name: string): boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*|[{}[\]]/g;

/**
 * Returns the text of JSON with replaced names and values.
 *
 * @throws SyntaxError if the text is not JSON.
 */
export function replaceInJson(text: string, replacer: JsonReplacer): string {
  JSON.parse(text);
  const outer: string[] = [];
  let name = "";
  /** The number of open lists and objects below a name whose values are replaced as a whole. */
  let depth = 0;
  return text.replace(TOKEN, (token: string, colon: string | undefined) => {
    if (token === "{" || token === "[") {
      outer.push(name);
      if (depth > 0 || replacer.isWhole(name)) depth++;
      return token;
    }
    if (token === "}" || token === "]") {
      name = outer.pop() ?? "";
      if (depth > 0) depth--;
      return token;
    }
    if (colon !== undefined) {
      const written = token.slice(0, -colon.length);
      const key = textOf(written);
      if (depth === 0) name = key;
      const replaced = replacer.replaceName(key);
      return replaced === key ? token : `${JSON.stringify(replaced)}${colon}`;
    }
    const value = token.startsWith('"') ? textOf(token) : Number(token);
    const replaced = replacer.replaceValue(name, value);
    return replaced === value ? token : JSON.stringify(replaced);
  });
}

/** Returns the text of a JSON string. Parses it only if it has an escape, because few do. */
function textOf(written: string): string {
  return written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
}
