// Finds the references of a step to agents, queues, IVRs, calls, chats and templates, by the names of its members.
import { countIds, type WrittenIds } from "../../forms/agent-ids.ts";
import type { Path } from "../../forms/problems.ts";
import { AGENT_MEMBERS } from "../scenario.ts";
import { TEMPLATED } from "../stage/template.ts";
import { NAMING_CHATS } from "../steps/chats.ts";
import type { WrittenStep } from "./step-schema.ts";

/** A reference of a step, with its path. */
export type Reference =
  | { what: "agents"; path: Path; found: WrittenIds }
  | { what: "queue" | "ivr"; path: Path; found: number }
  | { what: "call" | "chat" | "template"; path: Path; found: string };

/** The kind of reference by the name of a member of a step or of its target. */
const REFERENCES = new Map<string, Reference["what"]>([
  ...[...AGENT_MEMBERS].map((member) => [member, "agents"] as const),
  ["queue", "queue"],
  ["queues", "queue"],
  ["ivr", "ivr"],
  ["call", "call"],
  ["chat", "chat"],
  ...[...TEMPLATED].map((member) => [member, "template"] as const),
]);

/** Yields the references of a step, without those of steps inside it. */
export function* eachReference(step: WrittenStep, path: Path): Generator<Reference> {
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
      for (const [i, item] of found.entries()) yield { what, path: [...at, i], found: item };
    } else if (found !== undefined) yield { what, path: at, found } as Reference;
  }
}

/** Returns the number of agent ids that a step refers to; each id of a range counts. */
export function countNamedAgents(step: WrittenStep): number {
  let count = 0;
  for (const reference of eachReference(step, [])) if (reference.what === "agents") count += countIds(reference.found);
  return count;
}

/** Returns the names that a step gives to calls or to chats, with `as`. */
export function listGivenNames(step: WrittenStep, what: "call" | "chat"): string[] {
  return Object.entries(step).flatMap(([name, content]) => {
    if (NAMING_CHATS.has(name) !== (what === "chat")) return [];
    const named = typeof content === "object" && content !== null && "as" in content ? content.as : undefined;
    return typeof named === "string" ? [named] : [];
  });
}
