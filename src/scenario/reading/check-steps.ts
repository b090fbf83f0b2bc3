// Checks steps: the number of agents, references, templates, and endless repeats that take no time.
import { parseDuration } from "../../core/index.ts";
import { eachId, type WrittenIds } from "../../forms/agent-ids.ts";
import { MAX_PROBLEMS, type Path, type UnplacedProblem } from "../../forms/problems.ts";
import { readDuration } from "../../forms/values.ts";
import { describeUnknownName, show } from "../../forms/wording.ts";
import { findTemplateProblem } from "../stage/template.ts";
import { joinListed } from "./join-listed.ts";
import { describeWrongMedia } from "./queue-media.ts";
import {
  type CenterIds,
  describeAbsentId,
  hasId,
  type ReferenceTargets,
  type ScenarioParts,
} from "./reference-targets.ts";
import { canRunBefore, type ListedStep, listSteps } from "./step-order.ts";
import { countNamedAgents, eachReference, listGivenNames, type Reference } from "./step-references.ts";
import type { WrittenStep } from "./step-schema.ts";

/** The maximum number of agent ids in all steps, so that a short file can't fill the memory. */
const MAX_IDS = 2_000_000;

/** Checks steps that have the right shape. */
export function checkSteps(parts: ScenarioParts, known: ReferenceTargets): UnplacedProblem[] {
  const steps = listSteps(parts.steps);
  const agentCount = steps.reduce((sum, { step }) => sum + countNamedAgents(step), 0);
  if (agentCount > MAX_IDS) {
    const message = `the steps refer to ${agentCount} agents: at most ${MAX_IDS} are accepted`;
    return [{ path: ["steps"], message }];
  }
  const calls = parts.isComplete ? findNamed(steps, "call") : undefined;
  const chats = parts.isComplete ? findNamed(steps, "chat") : undefined;
  const problems: UnplacedProblem[] = [];
  for (const [position, listed] of steps.entries()) {
    // A file of a megabyte can have a problem in every step, and only the first ones are shown.
    if (problems.length >= MAX_PROBLEMS) break;
    const { step, path } = listed;
    const nameChecks = {
      call: (name: string): string | undefined => calls && findNameProblem("call", name, calls, position, listed),
      chat: (name: string): string | undefined => chats && findNameProblem("chat", name, chats, position, listed),
    };
    for (const reference of eachReference(step, path)) {
      const message = findReferenceProblem(reference, known, nameChecks) ?? describeWrongMedia(step, reference, known);
      if (message !== undefined) problems.push({ path: reference.path, message });
    }
    problems.push(...checkRepeat(step, path));
  }
  return problems;
}

/** For each name, the positions of the steps that give it to a call, or to a chat. */
type Named = ReadonlyMap<string, readonly number[]>;

function findNamed(steps: readonly ListedStep[], what: "call" | "chat"): Named {
  const named = new Map<string, number[]>();
  for (const [position, { step }] of steps.entries()) {
    for (const name of listGivenNames(step, what)) {
      const positions = named.get(name);
      if (positions === undefined) named.set(name, [position]);
      else positions.push(position);
    }
  }
  return named;
}

/** Returns the sentence for a wrong reference; undefined if it is right, or if its targets could not be read. */
function findReferenceProblem(
  reference: Reference,
  known: ReferenceTargets,
  nameChecks: Readonly<Record<"call" | "chat", (name: string) => string | undefined>>,
): string | undefined {
  switch (reference.what) {
    case "agents":
      return findMissingIdProblem("agent", reference.found, known.agents);
    case "queue":
      return findMissingIdProblem("queue", reference.found, known.queues);
    case "ivr":
      return findMissingIdProblem("IVR", reference.found, known.ivrs);
    case "template":
      return findTemplateProblem(reference.found, {
        variables: known.variables,
        describeWrongCall: nameChecks.call,
      });
    case "call":
    case "chat":
      return nameChecks[reference.what](reference.found);
  }
}

function findMissingIdProblem(
  noun: "agent" | "queue" | "IVR",
  ids: WrittenIds,
  known: CenterIds | undefined,
): string | undefined {
  if (known === undefined) return undefined;
  for (const id of eachId(ids)) if (!hasId(known, id)) return describeAbsentId(noun, id, known);
  return undefined;
}

function findNameProblem(
  what: "call" | "chat",
  name: string,
  named: Named,
  position: number,
  listed: ListedStep,
): string | undefined {
  const positions = named.get(name);
  if (positions !== undefined) {
    if (canRunBefore(positions, position, listed)) return undefined;
    return `no step that can run before this one names a ${what} ${show(name)}`;
  }
  const known =
    named.size === 0
      ? `No step names a ${what} with "as"`
      : `Named ${what}s are ${joinListed(Array.from(named.keys(), show))}`;
  return describeUnknownName(what, name, named.keys(), known);
}

function checkRepeat({ repeat }: WrittenStep, path: Path): UnplacedProblem[] {
  if (repeat === undefined || repeat.times !== undefined || repeat.every !== undefined || repeat.steps.some(takesTime))
    return [];
  const message = "this repeat never ends and takes no time: use times or every, or a step that waits";
  return [{ path: [...path, "repeat"], at: "key", message }];
}

/** Returns whether a step can let time pass. */
function takesTime(step: WrittenStep): boolean {
  const { wait, at, when, repeat, parallel, choose } = step;
  if (wait !== undefined) return readDuration(wait) > 0;
  // In a later round, a moment since the start of the world is always past, but a time of day comes again.
  if (at !== undefined) return parseDuration(at) === undefined;
  if (repeat !== undefined) return repeat.every !== undefined || repeat.steps.some(takesTime);
  if (parallel !== undefined) return parallel.some((track) => track.some(takesTime));
  if (choose !== undefined) return choose.some(({ steps }) => steps.some(takesTime));
  if (when !== undefined) {
    return when.timeout !== undefined || [...(when.then ?? []), ...(when.otherwise ?? [])].some(takesTime);
  }
  return step.waitFor !== undefined;
}
