// Keeps the source text of numbers and booleans, because YAML reads the telephone number 0049 as 49.

import type * as z from "zod";
import { findValueAt } from "./member-of.ts";
import type { Path, UnplacedProblem } from "./problems.ts";
import { collectZodProblems } from "./zod-problems.ts";

/**
 * Returns the source text of a scalar that is not in quotes; undefined for other values and for data without text. It may return undefined
 * for a number that JavaScript writes in the same way.
 */
export type SourceAt = (path: Path) => string | undefined;

/** Returns a SourceAt whose paths are relative to a part of the data. */
export function shiftSource(at: Path, sourceAt: SourceAt): SourceAt {
  return (path) => sourceAt([...at, ...path]);
}

/**
 * Returns a copy of an object, in which the source text of a number or boolean replaces the value if the two differ. Returns other values
 * unchanged.
 */
export function keepSources(values: unknown, sourceAt: SourceAt): unknown {
  if (typeof values !== "object" || values === null || Array.isArray(values)) return values;
  const kept = Object.entries(values).map(([name, value]) => [
    name,
    findDifferingSource(value, sourceAt([name])) ?? value,
  ]);
  return Object.fromEntries(kept);
}

/**
 * Returns the problems that a schema finds in data. The sentences quote numbers and booleans in their source form.
 *
 * @param params parameters for zod.
 * @returns undefined if the data is valid.
 */
export function findProblems(
  shape: z.ZodType,
  data: unknown,
  sourceAt: SourceAt,
  params?: z.core.ParseContext<z.core.$ZodIssue>,
): UnplacedProblem[] | undefined {
  const parsed = shape.safeParse(data, params);
  if (parsed.success) return undefined;
  const problems = collectZodProblems(parsed.error);
  // Schemas refuse a symbol wherever they expect a number or text, and sentences show its description.
  let marked = data;
  for (const { path } of problems) {
    const source = findDifferingSource(findValueAt(data, path), sourceAt(path));
    if (source !== undefined) marked = replaceAt(marked, path, Symbol(source));
  }
  const markedResult = marked === data ? undefined : shape.safeParse(marked, params);
  return markedResult?.success === false ? collectZodProblems(markedResult.error) : problems;
}

/** Returns the source text of a number or boolean; undefined if JavaScript writes the value the same way, and for other values. */
function findDifferingSource(value: unknown, source: string | undefined): string | undefined {
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  return source === String(value) ? undefined : source;
}

/** Returns a copy of data with a different value at an existing path. */
function replaceAt(data: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<PropertyKey, unknown>;
  copy[part] = replaceAt(copy[part], rest, value);
  return copy;
}
