// Checks of steps: whom they name must be there, templates must be fillable, and an endless repeat must let time pass.
import { parseDuration } from "../../core/index.ts";
import { eachId, type WrittenIds } from "../../forms/agent-ids.ts";
import { readDuration } from "../../forms/values.ts";
import { show, unknown } from "../../forms/wording.ts";
import { templateFlaw } from "../stage/template.ts";
import { everyStep, type ListedStep, mayComeBefore } from "./every-step.ts";
import { absent, has, type Ids, type Known, type Parts } from "./known.ts";
import { countAgents, type Mention, mentionsIn, namesGiven } from "./mentions.ts";
import { type Flaw, MOST_PROBLEMS, type Path } from "./problems.ts";
import type { WrittenStep } from "./step-schema.ts";

/** All steps together may spell out this many agent ids, so that a short file cannot fill the memory. */
const MOST_IDS = 2_000_000;

/** The flaws of steps whose shape is right. */
export function checkSteps(parts: Parts, known: Known): Flaw[] {
  const steps = everyStep(parts.steps);
  const spelledOut = steps.reduce((sum, { step }) => sum + countAgents(step), 0);
  if (spelledOut > MOST_IDS) {
    const message = `the steps name ${spelledOut} agents one by one: at most ${MOST_IDS} are accepted`;
    return [{ path: ["steps"], message }];
  }
  const calls = parts.complete ? namedCalls(steps) : undefined;
  const flaws: Flaw[] = [];
  for (const [place, listed] of steps.entries()) {
    // A file of a megabyte could go wrong in each of its steps, and every sentence has its cost.
    if (flaws.length >= MOST_PROBLEMS) break;
    const { step, path } = listed;
    const wrongCall = (name: string): string | undefined => calls && wrongCallName(name, calls, place, listed);
    for (const mention of mentionsIn(step, path)) {
      const message = whatIsWrong(mention, known, wrongCall);
      if (message !== undefined) flaws.push({ path: mention.path, message });
    }
    flaws.push(...checkRepeat(step, path));
  }
  return flaws;
}

/** The names that steps give to calls, each with the places of those steps in the list of all. */
type NamedCalls = ReadonlyMap<string, readonly number[]>;

function namedCalls(steps: readonly ListedStep[]): NamedCalls {
  const calls = new Map<string, number[]>();
  for (const [place, { step }] of steps.entries()) {
    for (const name of namesGiven(step)) {
      const places = calls.get(name);
      if (places === undefined) calls.set(name, [place]);
      else places.push(place);
    }
  }
  return calls;
}

/** What is wrong with a mention; undefined when nothing is, or when too little is known to tell. */
function whatIsWrong(
  mention: Mention,
  known: Known,
  wrongCall: (name: string) => string | undefined,
): string | undefined {
  switch (mention.what) {
    case "agents":
      return missing("agent", mention.found, known.agents);
    case "queue":
      return missing("queue", mention.found, known.queues);
    case "ivr":
      return missing("IVR", mention.found, known.ivrs);
    case "template":
      return templateFlaw(mention.found, { variables: known.variables, wrongCall });
    case "call":
      return wrongCall(mention.found);
  }
}

function missing(noun: "agent" | "queue" | "IVR", ids: WrittenIds, known: Ids | undefined): string | undefined {
  if (known === undefined) return undefined;
  for (const id of eachId(ids)) if (!has(known, id)) return absent(noun, id, known);
  return undefined;
}

function wrongCallName(name: string, calls: NamedCalls, place: number, listed: ListedStep): string | undefined {
  const makers = calls.get(name);
  if (makers !== undefined) {
    if (mayComeBefore(makers, place, listed)) return undefined;
    return `no step that can come before this one names a call ${show(name)}`;
  }
  const there =
    calls.size === 0
      ? 'No step names a call with "as"'
      : `Named calls are ${[...calls.keys()].slice(0, 12).map(show).join(", ")}`;
  return unknown("call", name, calls.keys(), there);
}

function checkRepeat({ repeat }: WrittenStep, path: Path): Flaw[] {
  if (repeat === undefined || repeat.times !== undefined || repeat.every !== undefined || repeat.steps.some(takesTime))
    return [];
  const message = "this repeat would run without end at one instant: use times or every, or a step that waits";
  return [{ path: [...path, "repeat"], at: "key", message }];
}

/** Whether a step may let time pass. */
function takesTime(step: WrittenStep): boolean {
  const { wait, at, when, repeat, parallel, choose } = step;
  if (wait !== undefined) return readDuration(wait) > 0;
  // Later on, the beginning is past for good; a time of day comes again.
  if (at !== undefined) return parseDuration(at) === undefined;
  if (repeat !== undefined) return repeat.every !== undefined || repeat.steps.some(takesTime);
  if (parallel !== undefined) return parallel.some((track) => track.some(takesTime));
  if (choose !== undefined) return choose.some(({ steps }) => steps.some(takesTime));
  if (when !== undefined) {
    return when.timeout !== undefined || [...(when.then ?? []), ...(when.otherwise ?? [])].some(takesTime);
  }
  return step.waitFor !== undefined;
}
