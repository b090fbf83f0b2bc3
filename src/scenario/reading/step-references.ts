// What a step refers to: agents, queues, IVRs, calls and templates, found by the names of its members.
import { countIds, type WrittenIds } from "../../forms/agent-ids.ts";
import { TEMPLATED } from "../stage/template.ts";
import type { Path } from "./problems.ts";
import type { WrittenStep } from "./step-schema.ts";

/** Something that a step refers to, with the place where it does. */
export type Reference =
  | { what: "agents"; path: Path; found: WrittenIds }
  | { what: "queue" | "ivr"; path: Path; found: number }
  | { what: "call" | "template"; path: Path; found: string };

/** Whatever a step refers to by a member of this name, in itself or in its target. */
const REFERENCES = new Map<string, Reference["what"]>([
  ["agent", "agents"],
  ["agents", "agents"],
  ["queue", "queue"],
  ["queues", "queue"],
  ["ivr", "ivr"],
  ["call", "call"],
  ...[...TEMPLATED].map((member) => [member, "template"] as const),
]);

/** What a step refers to; what steps inside it refer to is theirs. */
export function* referencesIn(step: WrittenStep, path: Path): Generator<Reference> {
  for (const [name, content] of Object.entries(step)) yield* referencesOf(content, [...path, name]);
}

function* referencesOf(value: unknown, path: Path): Generator<Reference> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [member, found] of Object.entries(value)) {
    const what = REFERENCES.get(member);
    const at = [...path, member];
    if (what === undefined) yield* referencesOf(found, at);
    else if (what === "agents") {
      if (found !== undefined) yield { what, path: at, found };
    } else if (Array.isArray(found)) {
      for (const [i, one] of found.entries()) yield { what, path: [...at, i], found: one };
    } else if (found !== undefined) yield { what, path: at, found } as Reference;
  }
}

/** How many agents a step names, one by one. */
export function countNamedAgents(step: WrittenStep): number {
  let count = 0;
  for (const reference of referencesIn(step, [])) if (reference.what === "agents") count += countIds(reference.found);
  return count;
}

/** The names that a step gives to calls, with `as`. */
export function callNamesIn(step: WrittenStep): string[] {
  return Object.values(step).flatMap((content) => {
    const named = typeof content === "object" && content !== null && "as" in content ? content.as : undefined;
    return typeof named === "string" ? [named] : [];
  });
}
