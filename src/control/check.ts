// Checks what was sent against a declared shape; what is wrong comes back as sentences for people.
import type * as z from "zod";
import { findFlaws, findHazards, placeFlaws } from "../world/forms.ts";
import { invalidInput, type Problem, problem } from "./problem.ts";

/** The value as the shape reads it, or a problem that names every mistake. `mostValues`: how many values it may hold, if not the usual. */
export function check<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  mostValues?: number,
): { value: z.output<Shape> } | Problem {
  const hazards = findHazards(value, mostValues);
  if (hazards.length > 0) return invalidInput(placeFlaws(hazards, "", undefined).map(({ message }) => message));
  const parsed = shape.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return invalidInput(placeFlaws(findFlaws(parsed.error), "", undefined).map(({ message }) => message));
}

/** A body, which comes as text, as JSON; an empty one is undefined. Whatever its content type says, it is to be JSON. */
export function readJson(text: unknown): { value: unknown } | Problem {
  if (typeof text !== "string" || text.trim() === "") return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem("invalid-json", `The body must be one JSON value, and is not: ${reason}.`);
  }
}
