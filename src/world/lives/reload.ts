// Compares a running scenario with its replacement: the differences that the world applies, and those that need a reset or a new world.
import { isDeepStrictEqual } from "node:util";
import { type AgentId, handleInSlices, type QueueId, type Secrets, type Work } from "../../core/index.ts";
import { defaultSettings, type Settings } from "../../forms/settings.ts";
import type { AgentPlan, CenterPlan, QueuePlan } from "../../scenario/center/center-plan.ts";
import { copyWritten } from "../../scenario/reading/written-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** A replacement of a running scenario, and its differences. */
export interface Reload {
  /** The next scenario, with the center as it will be. */
  readonly scenario: Scenario;
  /** The new queues. */
  readonly queues: readonly QueuePlan[];
  /** The agents who are new or have other queues than before. */
  readonly agents: readonly AgentPlan[];
  /** The settings that differ. */
  readonly settings: Partial<Settings>;
  /** Sentences about differences that only a reset or a new world can apply. */
  readonly unchanged: readonly string[];
}

/** The members of an agent that can change while the center runs. */
type ChangeableMember = "queues" | "autopilot";

/**
 * Compares two scenarios; nothing is changed.
 *
 * @yields the number of compared queues or agents in each of several passes.
 */
export function* planReloadInSlices(
  running: Scenario,
  given: Scenario,
  secrets: Pick<Secrets, "matches">,
): Work<Reload> {
  const next = yield* adoptHashes(running, given, secrets);
  const queues = yield* compareInSlices(running.center.queues, next.center.queues, (queue) => queue);
  const agents = yield* compareInSlices(running.center.agents, next.center.agents, pickFixedMembers);
  const { all, changed } = yield* reconfigureInSlices(running.center.agents, agents.after);
  const unchanged = [
    ...writeNote("applied only in a new world", listChangedMembers(running, next).join(", ")),
    ...writeNote("applied only by a reset", listChangedMembersOfCenter(running, next).join(", ")),
    ...writeNote("applied only by a reset", listIds("queue", queues.changed)),
    ...writeNote("applied only by a reset, except queues and autopilot", listIds("agent", agents.changed)),
    ...writeNote("removed only by a reset", listIds("queue", queues.missing)),
    ...writeNote("removed only by a reset", listIds("agent", agents.missing)),
  ];
  return {
    scenario: copyWritten(given, {
      ...next,
      center: {
        ...running.center,
        queues: [...running.center.queues, ...queues.added],
        agents: [...all, ...agents.added],
      },
    }),
    queues: queues.added,
    agents: [...changed, ...agents.added],
    settings: findChangedSettings(running.settings, next.settings),
    unchanged,
  };
}

/**
 * Returns the next scenario. A password that matches its hash in the running scenario is replaced by the hash, so that both compare as
 * equal.
 */
function* adoptHashes(running: Scenario, next: Scenario, { matches }: Pick<Secrets, "matches">): Work<Scenario> {
  const hashes = new Map<AgentId, AgentPlan["password"]>();
  yield* handleInSlices(running.center.agents, ({ id, password }) => hashes.set(id, password));
  const isSame = (hash: AgentPlan["password"] | undefined, password: AgentPlan["password"]): boolean =>
    typeof hash === "object" && typeof password === "string" && matches(hash.sealed, password);
  const agents: AgentPlan[] = [];
  yield* handleInSlices(next.center.agents, (agent) => {
    const hash = hashes.get(agent.id);
    agents.push(hash !== undefined && isSame(hash, agent.password) ? { ...agent, password: hash } : agent);
  });
  return { ...next, center: { ...next.center, agents } };
}

/** Returns the agents as they will be, and those whose queues change. */
function* reconfigureInSlices(
  agents: readonly AgentPlan[],
  wanted: ReadonlyMap<AgentId, AgentPlan>,
): Work<{ all: AgentPlan[]; changed: AgentPlan[] }> {
  const all: AgentPlan[] = [];
  const changed: AgentPlan[] = [];
  yield* handleInSlices(agents, (agent) => {
    const now = wanted.get(agent.id);
    if (now === undefined) {
      all.push(agent);
      return;
    }
    const { autopilot, ...rest } = agent;
    const { queues } = now;
    const other = { ...rest, queues, ...(now.autopilot === undefined ? {} : { autopilot: now.autopilot }) };
    all.push(other);
    if (!isDeepStrictEqual(queues, agent.queues)) changed.push(other);
  });
  return { all, changed };
}

interface Comparison<Plan> {
  readonly added: readonly Plan[];
  readonly changed: readonly (AgentId | QueueId)[];
  readonly missing: readonly (AgentId | QueueId)[];
  /** The plans of the next scenario, by id. */
  readonly after: ReadonlyMap<number, Plan>;
}

/**
 * Compares the queues or agents of two scenarios.
 *
 * @param pickFixed returns the part of a plan that cannot change while the center runs.
 */
function* compareInSlices<Plan extends { id: number }>(
  running: readonly Plan[],
  next: readonly Plan[],
  pickFixed: (plan: Plan) => object,
): Work<Comparison<Plan>> {
  const before = new Set<number>();
  yield* handleInSlices(running, ({ id }) => before.add(id));
  const after = new Map<number, Plan>();
  const added: Plan[] = [];
  yield* handleInSlices(next, (plan) => {
    after.set(plan.id, plan);
    if (!before.has(plan.id)) added.push(plan);
  });
  const changed: number[] = [];
  const missing: number[] = [];
  yield* handleInSlices(running, (old) => {
    const now = after.get(old.id);
    if (now === undefined) missing.push(old.id);
    else if (!isDeepStrictEqual(pickFixed(old), pickFixed(now))) changed.push(old.id);
  });
  return { added, changed, missing, after };
}

function pickFixedMembers(agent: AgentPlan): Omit<AgentPlan, ChangeableMember> {
  const { queues, autopilot, ...rest } = agent;
  return rest;
}

/** Returns the names of the members that differ and that even a reset keeps. */
function listChangedMembers(running: Scenario, next: Scenario): string[] {
  const members: readonly (keyof Scenario)[] = ["seed", "start", "clock"];
  return members.filter((name) => !isDeepStrictEqual(running[name], next[name]));
}

/** Returns the names of the members of the center that differ, besides queues and agents. */
function listChangedMembersOfCenter(running: Scenario, next: Scenario): string[] {
  const members: readonly (keyof CenterPlan)[] = [
    "vdn",
    "timeZone",
    "phoneRange",
    "groups",
    "restReasons",
    "recordings",
    "ivrs",
    "numbers",
  ];
  return members
    .filter((name) => !isDeepStrictEqual(running.center[name], next.center[name]))
    .map((name) => `center.${name}`);
}

/** Returns an array with a sentence that ends with a list of names; an empty one if there are no names. */
function writeNote(begin: string, names: string): string[] {
  return names === "" ? [] : [`${begin}: ${names}`];
}

/** Returns `agent 101`, or `agents 101, 102, 103, 104, 105 and 58 more`; empty for none. */
export function listIds(noun: string, ids: readonly number[]): string {
  if (ids.length === 0) return "";
  const shown = ids.slice(0, 5).join(", ");
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : "";
  return `${noun}${ids.length === 1 ? "" : "s"} ${shown}${more}`;
}

/** Returns the settings that differ. Settings that the next scenario leaves out get their defaults. */
function findChangedSettings(before: Partial<Settings>, after: Partial<Settings>): Partial<Settings> {
  const names = Object.keys({ ...before, ...after }) as (keyof Settings)[];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? defaultSettings[name]]));
}
