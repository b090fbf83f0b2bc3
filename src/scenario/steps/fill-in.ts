// The texts of a step with their templates filled, before it acts.
import { Hitch } from "../stage/hitch.ts";
import { fill } from "../stage/made-up.ts";
import { TEMPLATED } from "../stage/template.ts";
import type { Cast } from "./act.ts";

/** A step as it is to be played. A Hitch comes back when a template tells of a call that no step has made yet. */
export function fillIn<Step extends { readonly kind: string; readonly line: number }>(
  cast: Cast,
  step: Step,
): Step | Hitch {
  return fillMembers(cast, step, `${step.kind}/${step.line}`);
}

/** The same object when there is nothing to fill, which is nearly always so. */
function fillMembers<T extends object>(cast: Cast, value: T, stream: string): T | Hitch {
  let filled = value;
  for (const [member, found] of Object.entries(value)) {
    const inner = fillMember(cast, member, found, `${stream}/${member}`);
    if (inner instanceof Hitch) return inner;
    if (inner !== found) filled = { ...filled, [member]: inner };
  }
  return filled;
}

function fillMember(cast: Cast, member: string, found: unknown, stream: string): unknown {
  if (!TEMPLATED.has(member)) {
    return typeof found === "object" && found !== null && !Array.isArray(found)
      ? fillMembers(cast, found, stream)
      : found;
  }
  if (!Array.isArray(found)) return fillText(cast, found, stream);
  const all = found.map((one: unknown, i) => fillText(cast, one, `${stream}/${i}`));
  return all.find((one) => one instanceof Hitch) ?? all;
}

function fillText({ chance, variables, madeUp, calls }: Cast, text: unknown, stream: string): unknown {
  if (typeof text !== "string" || !text.includes("{{")) return text;
  return fill(text, { chance, stream, variables, madeUp, calls: (name) => calls.told(name) });
}
