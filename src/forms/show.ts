// A value that was found, as a sentence quotes it.

/** A found value, short enough for a sentence, on one line. A symbol stands for a value as it was written: see scenario/sources.ts. */
export function show(value: unknown): string {
  if (typeof value === "symbol") return shorten(value.description ?? "");
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value !== "object") return String(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  return keys.length > 4 ? "an object" : `an object with ${keys.map((key) => show(key).slice(1, -1)).join(", ")}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
