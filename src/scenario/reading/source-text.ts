// Numbers as they were written: `0049` is the number 49, and where it stands for text its zeros must not be lost.

import type * as z from "zod";
import { valueAt } from "../../forms/member-of.ts";
import type { Path, UnplacedProblem } from "./problems.ts";
import { zodProblems } from "./zod-problems.ts";

/** Finds how a single value was written without quotes; undefined for all else, and for data that never was text. */
export type SourceAt = (path: Path) => string | undefined;

/** The same, relative to a part of the data. */
export function sourceBelow(at: Path, sourceAt: SourceAt): SourceAt {
  return (path) => sourceAt([...at, ...path]);
}

/** Values of single members, in which a number or a switch that says more than its value is put as the text that was written. */
export function keepSources(values: unknown, sourceAt: SourceAt): unknown {
  if (typeof values !== "object" || values === null || Array.isArray(values)) return values;
  const kept = Object.entries(values).map(([name, value]) => [
    name,
    sourceThatDiffers(value, sourceAt([name])) ?? value,
  ]);
  return Object.fromEntries(kept);
}

/**
 * The flaws that a shape finds in data. Their sentences show numbers as they were written.
 *
 * @param params - what the shape is to be asked with.
 * @returns undefined when the data has the shape.
 */
export function findProblems(
  shape: z.ZodType,
  data: unknown,
  sourceAt: SourceAt,
  params?: z.core.ParseContext<z.core.$ZodIssue>,
): UnplacedProblem[] | undefined {
  const parsed = shape.safeParse(data, params);
  if (parsed.success) return undefined;
  const problems = zodProblems(parsed.error);
  // A symbol is refused wherever a number or text is expected, and sentences show its description.
  let marked = data;
  for (const { path } of problems) {
    const source = sourceThatDiffers(valueAt(data, path), sourceAt(path));
    if (source !== undefined) marked = replaced(marked, path, Symbol(source));
  }
  const again = marked === data ? undefined : shape.safeParse(marked, params);
  return again?.success === false ? zodProblems(again.error) : problems;
}

/** The source of a value that writing the value anew would not give. */
function sourceThatDiffers(value: unknown, source: string | undefined): string | undefined {
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  return source === String(value) ? undefined : source;
}

/** A copy of data with another value at a path that it has. */
function replaced(data: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<PropertyKey, unknown>;
  copy[part] = replaced(copy[part], rest, value);
  return copy;
}
