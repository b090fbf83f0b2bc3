// Checks of steps: whom they name must be there, templates must be fillable, and an endless repeat must let time pass.
import { countIds, eachId, type WrittenIds } from "./agent-ids.ts";
import { readDuration } from "./forms.ts";
import { absent, has, type Known, type Parts, type PlacedStep } from "./known.ts";
import { type Flaw, MOST_PROBLEMS, type Path } from "./problems.ts";
import type { WrittenStep } from "./step-schema.ts";
import { TEMPLATE_FORM, templateFlaw } from "./template.ts";
import { show, unknown } from "./wording.ts";

/** All steps together may spell out this many agent ids, so that a short file cannot fill the memory. */
const MOST_IDS = 2_000_000;

/** The flaws of steps whose shape is right. */
export function checkSteps(parts: Parts, known: Known): Flaw[] {
  const steps = [...everyStep(parts.steps)];
  const spelledOut = steps.reduce((sum, { step }) => sum + countIds(agentsOf(step)?.ids ?? []), 0);
  if (spelledOut > MOST_IDS) {
    const message = `the steps name ${spelledOut} agents one by one: at most ${MOST_IDS} are accepted`;
    return [{ path: ["steps"], message }];
  }
  const calls = new Set(steps.flatMap(({ step }) => step.call?.as ?? []));
  const flaws: Flaw[] = [];
  for (const { step, path } of steps) {
    // A file of a megabyte could go wrong in each of its steps, and every sentence has its cost.
    if (flaws.length >= MOST_PROBLEMS) break;
    flaws.push(...checkReferences(step, path, known), ...checkTemplate(step, path, known), ...checkRepeat(step, path));
    if (parts.complete) flaws.push(...checkCallName(step, path, calls));
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

/** The agents that a step names, and the members under which it does. */
function agentsOf(step: WrittenStep): { ids: WrittenIds; at: Path } | undefined {
  if (step.call !== undefined && "agent" in step.call.to)
    return { ids: step.call.to.agent, at: ["call", "to", "agent"] };
  if (step.waitFor !== undefined) return { ids: step.waitFor.agent, at: ["waitFor", "agent"] };
  if (step.hangUp?.agent !== undefined) return { ids: step.hangUp.agent, at: ["hangUp", "agent"] };
  if (step.traffic !== undefined && "agents" in step.traffic)
    return { ids: step.traffic.agents, at: ["traffic", "agents"] };
  if (step.history !== undefined) return { ids: step.history.agents, at: ["history", "agents"] };
  if (step.statistics !== undefined) return { ids: step.statistics.agent, at: ["statistics", "agent"] };
  return undefined;
}

function queueOf(step: WrittenStep): { id: number; at: Path } | undefined {
  if (step.call !== undefined && "queue" in step.call.to)
    return { id: step.call.to.queue, at: ["call", "to", "queue"] };
  if (step.traffic !== undefined && "queue" in step.traffic)
    return { id: step.traffic.queue, at: ["traffic", "queue"] };
  return undefined;
}

function checkReferences(step: WrittenStep, path: Path, known: Known): Flaw[] {
  const flaws: Flaw[] = [];
  const agents = agentsOf(step);
  if (agents !== undefined && known.agents !== undefined) {
    const missing = firstMissing(agents.ids, (id) => known.agents === undefined || has(known.agents, id));
    if (missing !== undefined) {
      flaws.push({ path: [...path, ...agents.at], message: absent("agent", missing, known.agents) });
    }
  }
  const queue = queueOf(step);
  if (queue !== undefined && known.queues !== undefined && !has(known.queues, queue.id)) {
    flaws.push({ path: [...path, ...queue.at], message: absent("queue", queue.id, known.queues) });
  }
  return flaws;
}

function firstMissing(ids: WrittenIds, isThere: (id: number) => boolean): number | undefined {
  for (const id of eachId(ids)) if (!isThere(id)) return id;
  return undefined;
}

function checkTemplate({ call }: WrittenStep, path: Path, known: Known): Flaw[] {
  if (call?.from === undefined || known.variables === undefined) return [];
  const flaw = templateFlaw(call.from, known.variables);
  if (flaw === undefined) return [];
  const message =
    flaw === "braces"
      ? `${show(call.from)} has braces that do not pair up: a template is ${TEMPLATE_FORM}`
      : unknown(
          "name in a template:",
          flaw.name,
          ["phone", "name", ...Object.keys(known.variables)],
          `It can be ${TEMPLATE_FORM}`,
        );
  return [{ path: [...path, "call", "from"], message }];
}

function checkCallName({ hangUp }: WrittenStep, path: Path, calls: ReadonlySet<string>): Flaw[] {
  if (hangUp?.call === undefined || calls.has(hangUp.call)) return [];
  const there =
    calls.size === 0
      ? 'No step names a call with "as"'
      : `Named calls are ${[...calls].slice(0, 12).map(show).join(", ")}`;
  return [{ path: [...path, "hangUp", "call"], message: unknown("call", hangUp.call, calls, there) }];
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
  return step.waitFor !== undefined || step.traffic?.for !== undefined;
}
