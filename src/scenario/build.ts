// From a checked file to a Scenario: text forms become values, ranges become agents, absent members their defaults.
import { COUNTERS, type CounterName, fixed } from "../core/index.ts";
import { eachId, type WrittenIds } from "./agent-ids.ts";
import { idsOf } from "./check-center.ts";
import { parseClockMode } from "./clock-mode.ts";
import { readDistribution, readDuration } from "./forms.ts";
import type { Path } from "./problems.ts";
import type { AgentPlan, AutopilotPlan, CenterPlan, Scenario, Step } from "./scenario.ts";
import type { WrittenCenter, WrittenScenario } from "./schema.ts";
import { readSettings } from "./settings-schema.ts";
import type { WrittenStep } from "./step-schema.ts";

/** The center of a scenario that does not bring one: ten agents for clients, in one queue. */
export const DEFAULT_CENTER: WrittenCenter = {
  queues: [{ id: 25, name: "Support" }],
  agents: Array.from({ length: 10 }, (_, i) => ({ id: 101 + i, name: `Agent ${101 + i}`, queues: [25] })),
};

const DEFAULT_PASSWORD = "secret";
const DEFAULT_ANSWER = fixed(3_000);

/** Builds what a checked file says; `lineOf` finds the line of a step by its path. */
export function buildScenario(written: WrittenScenario, name: string, lineOf: (path: Path) => number): Scenario {
  return {
    name: written.name ?? name,
    ...given({
      seed: written.seed,
      start: map(written.start, Date.parse),
      clock: map(written.clock, parseClockMode),
      duration: map(written.duration, readDuration),
    }),
    settings: readSettings(written.settings ?? {}),
    variables: written.variables ?? {},
    center: buildCenter(written.center ?? DEFAULT_CENTER),
    steps: buildSteps(written.steps ?? [], ["steps"], lineOf),
  };
}

function buildCenter(center: WrittenCenter): CenterPlan {
  return {
    vdn: { id: center.vdn?.id ?? 1, name: center.vdn?.name ?? "Demo" },
    timeZone: center.timeZone ?? "UTC",
    ...given({ phoneRange: center.phoneRange }),
    queues: (center.queues ?? []).map(({ id, name }) => ({ id, name: name ?? `Queue ${id}`, media: "voice" })),
    agents: (center.agents ?? []).flatMap(buildAgents),
  };
}

type WrittenAgent = NonNullable<WrittenCenter["agents"]>[number];

function buildAgents(agent: WrittenAgent): AgentPlan[] {
  const alike = {
    ...given({ name: agent.name }),
    password: agent.password ?? DEFAULT_PASSWORD,
    ...given({
      passwordLife: map(agent.passwordLife, readDuration),
      phone: agent.phone,
      account: agent.account,
      group: agent.group,
    }),
    queues: [...new Set(agent.queues ?? [])],
    ...given({ autopilot: buildAutopilot(agent.autopilot) }),
  };
  return [...eachId(idsOf(agent))].map((id) => ({ id, ...alike }));
}

function buildAutopilot(autopilot: WrittenAgent["autopilot"]): AutopilotPlan | undefined {
  if (autopilot === undefined || autopilot === false) return undefined;
  if (autopilot === true) return { answer: DEFAULT_ANSWER };
  return {
    answer: map(autopilot.answer, readDistribution) ?? DEFAULT_ANSWER,
    ...given({ talk: map(autopilot.talk, readDistribution), wrapUp: map(autopilot.wrapUp, readDistribution) }),
  };
}

function buildSteps(steps: readonly WrittenStep[], path: Path, lineOf: (path: Path) => number): Step[] {
  return steps.map((step, i) => buildStep(step, [...path, i], lineOf));
}

function buildStep(step: WrittenStep, path: Path, lineOf: (path: Path) => number): Step {
  const line = lineOf(path);
  if (step.call !== undefined) {
    const { as, from, to, patience, talk } = step.call;
    const how = { patience: map(patience, readDistribution), talk: map(talk, readDistribution) };
    return { kind: "call", ...given({ as, from }), to, ...given(how), line };
  }
  if (step.wait !== undefined) return { kind: "wait", for: readDuration(step.wait), line };
  if (step.waitFor !== undefined) {
    const { agent, state, within } = step.waitFor;
    return { kind: "waitFor", agent, state, ...given({ within: map(within, readDuration) }), line };
  }
  if (step.hangUp !== undefined) {
    const { by, agent, call } = step.hangUp;
    return { kind: "hangUp", by, ...given({ agent, call }), line };
  }
  if (step.traffic !== undefined) return { ...buildTraffic(step.traffic), line };
  if (step.history !== undefined) {
    const { agents, since, callsPerHour } = step.history;
    return { kind: "history", agents: unique(agents), since: readDuration(since), callsPerHour, line };
  }
  if (step.statistics !== undefined) return { ...buildStatistics(step.statistics), line };
  if (step.repeat !== undefined) {
    const { times, every, for: lasting, steps } = step.repeat;
    const until = given({ times, every: map(every, readDuration), for: map(lasting, readDuration) });
    return { kind: "repeat", ...until, steps: buildSteps(steps, [...path, "repeat", "steps"], lineOf), line };
  }
  const tracks = (step.parallel ?? []).map((track, i) => buildSteps(track, [...path, "parallel", i], lineOf));
  return { kind: "parallel", tracks, line };
}

type OfKind<Kind extends Step["kind"]> = Omit<Extract<Step, { kind: Kind }>, "line">;

function buildTraffic(traffic: NonNullable<WrittenStep["traffic"]>): OfKind<"traffic"> {
  const { talk, patience, for: lasting } = traffic;
  const to =
    "queue" in traffic
      ? { queue: traffic.queue, callsPerHour: traffic.callsPerHour }
      : { agents: unique(traffic.agents), gap: readDistribution(traffic.gap) };
  const how = given({ patience: map(patience, readDistribution), for: map(lasting, readDuration) });
  return { kind: "traffic", to, talk: readDistribution(talk), ...how };
}

function buildStatistics({ agent, set, clear }: NonNullable<WrittenStep["statistics"]>): OfKind<"statistics"> {
  const values: Partial<Record<CounterName, number>> = {};
  for (const name of COUNTERS) if (set?.[name] !== undefined) values[name] = set[name];
  return { kind: "statistics", agent, set: values, clear: clear === true ? "all" : (clear ?? []) };
}

/** The ids that are meant, each once. */
function unique(ids: WrittenIds): number[] {
  return [...new Set(eachId(ids))];
}

function map<A, B>(value: A | undefined, read: (value: A) => B): B | undefined {
  return value === undefined ? undefined : read(value);
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Only the members that have a value: an absent member and one that is undefined are not the same to those who compare. */
function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}
