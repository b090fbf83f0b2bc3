// Checks what was sent against a declared shape; what is wrong comes back as sentences for people.

import type * as z from "zod";
import { jsonSources, readJson } from "../forms/json-text.ts";
import { memberOf } from "../forms/member-of.ts";
import { placeProblems } from "../forms/problems.ts";
import { findProblems, keepSources, sourceBelow } from "../forms/source-text.ts";
import { findUnsafeData } from "../forms/unsafe-data.ts";
import { invalidInput, notJson, type Problem } from "./problem.ts";

/** A value that was sent, and how its numbers were written, where it was text. */
export interface Sent {
  readonly value: unknown;
  readonly sources?: (() => ReturnType<typeof jsonSources>) | undefined;
}

/** Returns the value as the shape reads it, or a problem that names every mistake. */
export function check<Shape extends z.ZodType>(
  shape: Shape,
  { value, sources = () => () => undefined }: Sent,
): { value: z.output<Shape> } | Problem {
  const hazards = findUnsafeData(value);
  if (hazards.length > 0) return invalidInput(placeProblems(hazards, "", undefined).map(({ message }) => message));
  const parsed = shape.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const flaws = findProblems(shape, value, sources()) ?? [];
  return invalidInput(placeProblems(flaws, "", undefined).map(({ message }) => message));
}

/** Reads a body as JSON, whatever its content type says; an empty one is undefined. */
export function readBodyJson(text: string): Sent | Problem {
  if (text.trim() === "") return { value: undefined };
  const read = readJson(text);
  if ("wrong" in read) return notJson(read.wrong);
  return { value: keepVariables(read.value, text), sources: () => jsonSources(text) };
}

/** A body with the numbers of a scenario's variables as they were written, where they say more than their values: a variable is text. */
function keepVariables(value: unknown, text: string): unknown {
  const scenario = memberOf(value, "scenario");
  const variables = memberOf(scenario, "variables");
  if (variables === undefined) return value;
  const kept = keepSources(variables, sourceBelow(["scenario", "variables"], jsonSources(text)));
  return { ...(value as object), scenario: { ...(scenario as object), variables: kept } };
}
