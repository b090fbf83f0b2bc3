// Quotes a wrong value in an error sentence.

/**
 * Returns a value as text on one line, short enough for a sentence. A symbol holds a value in its source form: see
 * source-text.ts.
 */
export function show(value: unknown): string {
  if (typeof value === "symbol") return shorten(value.description ?? "");
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object") return String(value);
  const kind = kindOfObject(value);
  if (kind !== undefined) return `${/^[AEIOU]/.test(kind) ? "an" : "a"} ${kind}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  return keys.length > 4 ? "an object" : `an object with ${keys.map((key) => show(key).slice(1, -1)).join(", ")}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Returns the kind of a built-in object that is not plain data, such as Date, Map or Buffer; undefined for other objects and lists. */
export function kindOfObject(value: object): string | undefined {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind === "Object" || kind === "Array") return undefined;
  return kind === "Uint8Array" ? "Buffer" : kind;
}
