// Fills the templates in a step before it acts.

import { fillTemplate } from "../stage/generated-values.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { TEMPLATED } from "../stage/template.ts";
import type { StepContext } from "./action.ts";

/** Returns a step with its templates filled; a StepFailure if a template names a call that no step has made yet. */
export function fillStepTemplates<Step extends { readonly kind: string; readonly line: number }>(
  context: StepContext,
  step: Step,
): Step | StepFailure {
  return fillMembers(context, step, `${step.kind}/${step.line}`);
}

/** Returns an object with its templates filled, or the object itself if it has none; a StepFailure as fillStepTemplates does. */
function fillMembers<T extends object>(context: StepContext, value: T, stream: string): T | StepFailure {
  let filled = value;
  for (const [member, found] of Object.entries(value)) {
    const inner = fillMember(context, member, found, `${stream}/${member}`);
    if (inner instanceof StepFailure) return inner;
    if (inner !== found) filled = { ...filled, [member]: inner };
  }
  return filled;
}

function fillMember(context: StepContext, member: string, found: unknown, stream: string): unknown {
  if (!TEMPLATED.has(member)) {
    return typeof found === "object" && found !== null && !Array.isArray(found)
      ? fillMembers(context, found, stream)
      : found;
  }
  if (!Array.isArray(found)) return fillText(context, found, stream);
  const all = found.map((item: unknown, i) => fillText(context, item, `${stream}/${i}`));
  return all.find((filled) => filled instanceof StepFailure) ?? all;
}

function fillText({ chance, variables, fakerWords, calls }: StepContext, text: unknown, stream: string): unknown {
  if (typeof text !== "string" || !text.includes("{{")) return text;
  return fillTemplate(text, { chance, stream, variables, fakerWords, calls: (name) => calls.factsOf(name) });
}
