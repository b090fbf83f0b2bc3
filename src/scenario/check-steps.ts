// Checks of steps: whom they name must be there, templates must be fillable, and an endless repeat must let time pass.
import { countIds, eachId, type WrittenIds } from "./agent-ids.ts";
import { readDuration } from "./forms.ts";
import { absent, has, type Ids, type Known, type Parts, type PlacedStep } from "./known.ts";
import { type Flaw, MOST_PROBLEMS, type Path } from "./problems.ts";
import type { WrittenStep } from "./step-schema.ts";
import { TEMPLATE_FORM, templateFlaw } from "./template.ts";
import { show, unknown } from "./wording.ts";

/** All steps together may spell out this many agent ids, so that a short file cannot fill the memory. */
const MOST_IDS = 2_000_000;

/** The flaws of steps whose shape is right. */
export function checkSteps(parts: Parts, known: Known): Flaw[] {
  const steps = [...everyStep(parts.steps)];
  const spelledOut = steps.reduce((sum, { step }) => sum + countAgents(step), 0);
  if (spelledOut > MOST_IDS) {
    const message = `the steps name ${spelledOut} agents one by one: at most ${MOST_IDS} are accepted`;
    return [{ path: ["steps"], message }];
  }
  const calls = new Set(steps.flatMap(({ step }) => namesGiven(step)));
  const flaws: Flaw[] = [];
  for (const { step, path } of steps) {
    // A file of a megabyte could go wrong in each of its steps, and every sentence has its cost.
    if (flaws.length >= MOST_PROBLEMS) break;
    for (const mention of mentionsIn(step, path)) {
      const message = whatIsWrong(mention, known, parts.complete ? calls : undefined);
      if (message !== undefined) flaws.push({ path: mention.path, message });
    }
    flaws.push(...checkRepeat(step, path));
  }
  return flaws;
}

/** Every step with its path, the inner ones of repeat and parallel after their outer one. */
function* everyStep(steps: readonly PlacedStep[]): Generator<PlacedStep> {
  for (const placed of steps) {
    yield placed;
    const { step, path } = placed;
    if (step.repeat !== undefined) yield* everyStep(under([...path, "repeat", "steps"], step.repeat.steps));
    for (const [i, track] of (step.parallel ?? []).entries()) yield* everyStep(under([...path, "parallel", i], track));
  }
}

/** Steps of a list that stands at a path, each with its own path. */
export function under(path: Path, steps: readonly WrittenStep[]): PlacedStep[] {
  return steps.map((step, i) => ({ step, path: [...path, i] }));
}

/** The names that a step gives to calls, with `as`. */
function namesGiven(step: WrittenStep): string[] {
  return Object.values(step).flatMap((content) => {
    const named = typeof content === "object" && "as" in content ? content.as : undefined;
    return named === undefined ? [] : [named];
  });
}

/** Whatever a step refers to by a member of this name, in itself or in its target. */
const MENTIONED = new Map<string, Mention["what"]>([
  ["agent", "agents"],
  ["agents", "agents"],
  ["queue", "queue"],
  ["ivr", "ivr"],
  ["call", "call"],
  ["from", "template"],
  ["number", "template"],
  ["numbers", "template"],
]);

type Mention =
  | { what: "agents"; path: Path; found: WrittenIds }
  | { what: "queue" | "ivr"; path: Path; found: number }
  | { what: "call" | "template"; path: Path; found: string };

/** What a step refers to, with the places where it does; what steps inside it refer to is theirs. */
function* mentionsIn(step: WrittenStep, path: Path): Generator<Mention> {
  for (const [name, content] of Object.entries(step)) yield* mentionsOf(content, [...path, name]);
}

function* mentionsOf(value: unknown, path: Path): Generator<Mention> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [member, found] of Object.entries(value)) {
    const what = MENTIONED.get(member);
    const at = [...path, member];
    if (what === undefined) yield* mentionsOf(found, at);
    else if (what === "template" && Array.isArray(found)) {
      for (const [i, one] of found.entries()) yield { what, path: [...at, i], found: one };
    } else if (found !== undefined) yield { what, path: at, found } as Mention;
  }
}

function countAgents(step: WrittenStep): number {
  let count = 0;
  for (const mention of mentionsIn(step, [])) if (mention.what === "agents") count += countIds(mention.found);
  return count;
}

/** What is wrong with a mention; undefined when nothing is, or when too little is known to tell. */
function whatIsWrong(mention: Mention, known: Known, calls: ReadonlySet<string> | undefined): string | undefined {
  switch (mention.what) {
    case "agents":
      return missing("agent", mention.found, known.agents);
    case "queue":
      return missing("queue", mention.found, known.queues);
    case "ivr":
      return missing("IVR", mention.found, known.ivrs);
    case "template":
      return wrongTemplate(mention.found, known);
    case "call":
      return calls === undefined ? undefined : wrongCallName(mention.found, calls);
  }
}

function missing(noun: "agent" | "queue" | "IVR", ids: WrittenIds, known: Ids | undefined): string | undefined {
  if (known === undefined) return undefined;
  for (const id of eachId(ids)) if (!has(known, id)) return absent(noun, id, known);
  return undefined;
}

function wrongTemplate(template: string, { variables }: Known): string | undefined {
  const flaw = variables === undefined ? undefined : templateFlaw(template, variables);
  if (flaw === undefined || variables === undefined) return undefined;
  if (flaw === "braces") return `${show(template)} has braces that do not pair up: a template is ${TEMPLATE_FORM}`;
  const names = ["phone", "name", ...Object.keys(variables)];
  return unknown("name in a template:", flaw.name, names, `It can be ${TEMPLATE_FORM}`);
}

function wrongCallName(name: string, calls: ReadonlySet<string>): string | undefined {
  if (calls.has(name)) return undefined;
  const there =
    calls.size === 0
      ? 'No step names a call with "as"'
      : `Named calls are ${[...calls].slice(0, 12).map(show).join(", ")}`;
  return unknown("call", name, calls, there);
}

function checkRepeat({ repeat }: WrittenStep, path: Path): Flaw[] {
  if (repeat === undefined || repeat.times !== undefined || repeat.every !== undefined || repeat.steps.some(takesTime))
    return [];
  const message = "this repeat would never let time pass: give it times or every, or a step that waits";
  return [{ path: [...path, "repeat"], at: "key", message }];
}

/** Whether a step may let time pass. */
function takesTime(step: WrittenStep): boolean {
  if (step.wait !== undefined) return readDuration(step.wait) > 0;
  if (step.repeat !== undefined) return step.repeat.every !== undefined || step.repeat.steps.some(takesTime);
  if (step.parallel !== undefined) return step.parallel.some((track) => track.some(takesTime));
  return step.waitFor !== undefined;
}
