// A look at data of any origin before anything else touches it: its depth, its size, and names that mean something to JavaScript.
import { kindOfObject, show } from "../forms/show.ts";
import type { Flaw, Path } from "./problems.ts";

export const DEEPEST = 64;
export const MOST_VALUES = 1_000_000;

const PLAIN = "text, numbers, true, false, lists and plain objects are data";

// Copying these from object to object could change what objects are.
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether data holds more than so many values, as far as it can be read; `findHazards` says what cannot. */
export function holdsMoreValues(data: unknown, most: number): boolean {
  try {
    return countsBeyond(data, most);
  } catch {
    return false;
  }
}

function countsBeyond(data: unknown, most: number): boolean {
  const left: unknown[] = [data];
  for (let count = 0; count <= most; count++) {
    if (left.length === 0) return false;
    const value = left.pop();
    if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) left.push(inner);
  }
  return left.length > 0;
}

/** Why data should not be read any further; empty when it is harmless. */
export function findHazards(data: unknown, mostValues: number = MOST_VALUES): Flaw[] {
  const flaws: Flaw[] = [];
  let left = mostValues;

  /** False when the search is over. */
  function look(read: () => unknown, path: Path): boolean {
    try {
      return lookInto(read(), path);
    } catch (error) {
      // Only objects of a program can throw: by a getter, or as a proxy.
      const { message } = error instanceof Error ? error : { message: String(error) };
      flaws.push({ path, message: `reading this throws an error: ${message}` });
      return false;
    }
  }

  function lookInto(value: unknown, path: Path): boolean {
    left -= 1;
    if (left < 0) {
      flaws.push({ path: [], message: `this holds more than ${mostValues} values` });
      return false;
    }
    if (typeof value !== "object" || value === null) return true;
    if (path.length >= DEEPEST) {
      flaws.push({ path, message: `this is nested more than ${DEEPEST} levels deep` });
      return false;
    }
    const kind = kindOfObject(value);
    if (kind !== undefined) {
      const form = kind === "Date" ? "an instant is text, such as 2026-01-05T09:00:00Z" : PLAIN;
      flaws.push({ path, message: `${show(value)} cannot be used here: ${form}` });
      return true;
    }
    if (Array.isArray(value)) return value.every((_, i) => look(() => value[i], [...path, i]));
    return Object.keys(value).every((key) => {
      const inner = [...path, key];
      if (FORBIDDEN.has(key))
        flaws.push({ path: inner, at: "key", message: `"${key}" is no name that can be used here` });
      return look(() => (value as Record<string, unknown>)[key], inner);
    });
  }

  look(() => data, []);
  return flaws;
}
