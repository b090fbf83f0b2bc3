// Checks the parts of a request against their schemas, and describes each problem in a sentence.
import type * as z from "zod";
import { locateJsonSources, readJson } from "../forms/json-text.ts";
import { memberOf } from "../forms/member-of.ts";
import { placeProblems } from "../forms/problems.ts";
import { findProblems, keepSources, shiftSource } from "../forms/source-text.ts";
import { findUnsafeData } from "../forms/unsafe-data.ts";
import { createInvalidInputProblem, createNotJsonProblem, type Problem } from "./problem.ts";

/** A part of a request; `sources` returns a function that finds the source text of a scalar. It is absent unless JSON text was sent. */
export interface SentPart {
  readonly value: unknown;
  readonly sources?: (() => ReturnType<typeof locateJsonSources>) | undefined;
}

/**
 * Checks a part of a request. Returns its parsed value, or one problem with a sentence for each mistake. If the part has unsafe data, the
 * problem reports only that data.
 */
export function parsePart<Shape extends z.ZodType>(
  shape: Shape,
  { value, sources = () => () => undefined }: SentPart,
): { value: z.output<Shape> } | Problem {
  const unsafe = findUnsafeData(value);
  if (unsafe.length > 0)
    return createInvalidInputProblem(placeProblems(unsafe, "", undefined).map(({ message }) => message));
  const parsed = shape.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const problems = findProblems(shape, value, sources()) ?? [];
  return createInvalidInputProblem(placeProblems(problems, "", undefined).map(({ message }) => message));
}

/**
 * Parses a body as JSON, regardless of its content type. Returns it as a part of a request, with the value undefined for an empty body.
 * Returns a problem if the body is not JSON.
 */
export function readBodyJson(text: string): SentPart | Problem {
  if (text.trim() === "") return { value: undefined };
  const read = readJson(text);
  if ("wrong" in read) return createNotJsonProblem(read.wrong);
  return { value: keepVariablesAsText(read.value, text), sources: () => locateJsonSources(text) };
}

/** Replaces numbers in a scenario's variables by their source text where it differs, because variables are text. */
function keepVariablesAsText(value: unknown, text: string): unknown {
  const scenario = memberOf(value, "scenario");
  const variables = memberOf(scenario, "variables");
  if (variables === undefined) return value;
  const kept = keepSources(variables, shiftSource(["scenario", "variables"], locateJsonSources(text)));
  return { ...(value as object), scenario: { ...(scenario as object), variables: kept } };
}
