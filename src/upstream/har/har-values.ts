// Reads values of a HAR file, whose members may be missing or have any type.

/** A JSON object. */
export type HarObject = Readonly<Record<string, unknown>>;

/** Returns a value if it is an object; undefined if it is anything else. */
export function objectOf(value: unknown): HarObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as HarObject) : undefined;
}

/** Returns the elements of a list; an empty list if the value is not one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns a text; an empty one if the value is not a text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Returns a number of bytes; 0 if the value is not a positive integer. Browsers write -1 for an unknown size. */
export function sizeOf(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Returns a text without lone surrogates, which cannot be encoded. */
export function toWellFormed(text: string): string {
  return Buffer.from(text).toString();
}
