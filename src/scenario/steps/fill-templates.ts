// The texts of a step with their templates filled, before it acts.

import { fillTemplate } from "../stage/made-up.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { TEMPLATED } from "../stage/template.ts";
import type { StepContext } from "./action.ts";

/** A step as it is to be played. A Hitch comes back when a template tells of a call that no step has made yet. */
export function fillStepTemplates<Step extends { readonly kind: string; readonly line: number }>(
  context: StepContext,
  step: Step,
): Step | StepFailure {
  return fillMembers(context, step, `${step.kind}/${step.line}`);
}

/** The same object when there is nothing to fill, which is nearly always so. */
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
  const all = found.map((one: unknown, i) => fillText(context, one, `${stream}/${i}`));
  return all.find((one) => one instanceof StepFailure) ?? all;
}

function fillText({ chance, variables, madeUp, calls }: StepContext, text: unknown, stream: string): unknown {
  if (typeof text !== "string" || !text.includes("{{")) return text;
  return fillTemplate(text, { chance, stream, variables, madeUp, calls: (name) => calls.told(name) });
}
