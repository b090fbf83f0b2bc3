// What becomes of a running scenario when another is read in its place: what the world takes over, and what stays as it was.
import { isDeepStrictEqual } from "node:util";
import { type AgentId, defaultSettings, type QueueId, type Secrets, type Settings } from "../core/index.ts";
import type { AgentPlan, CenterPlan, QueuePlan } from "../scenario/center-plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { keepWrittenOf } from "../scenario/written.ts";

export interface Reload {
  /** What is played from now on: the next scenario, in the center as it will then be. */
  readonly scenario: Scenario;
  /** The queues that are new, and the agents who are new or configured for other queues than before. */
  readonly queues: readonly QueuePlan[];
  readonly agents: readonly AgentPlan[];
  /** The settings that the next scenario says otherwise than the running one. */
  readonly settings: Partial<Settings>;
  /** What the next scenario says otherwise and only a restart can change, in sentences for people. */
  readonly lasting: readonly string[];
}

/** What of an agent can change while the center runs. */
type Changing = "queues" | "autopilot";

/** Compares two scenarios; nothing is changed. */
export function planReload(running: Scenario, read: Scenario, secrets: Pick<Secrets, "opens">): Reload {
  const next = withSealed(running, read, secrets);
  const queues = compare(running.center.queues, next.center.queues, (queue) => queue);
  const agents = compare(running.center.agents, next.center.agents, unchanging);
  const wanted = new Map(next.center.agents.map((agent) => [agent.id, agent]));
  const reconfigured = running.center.agents.map((agent) => {
    const now = wanted.get(agent.id);
    if (now === undefined) return agent;
    const { autopilot, ...rest } = agent;
    return { ...rest, queues: now.queues, ...(now.autopilot === undefined ? {} : { autopilot: now.autopilot }) };
  });
  const lastingMembers = others(running, next);
  const lasting = [
    ...tell("unchanged until a restart", lastingMembers.join(", ")),
    ...tell("unchanged until a restart", list("queue", queues.changed)),
    ...tell("unchanged until a restart, but for queues and autopilot", list("agent", agents.changed)),
    ...tell("still there until a restart", list("queue", queues.missing)),
    ...tell("still there until a restart", list("agent", agents.missing)),
  ];
  return {
    scenario: keepWrittenOf(read, {
      ...next,
      center: {
        ...running.center,
        queues: [...running.center.queues, ...queues.added],
        agents: [...reconfigured, ...agents.added],
      },
    }),
    queues: queues.added,
    agents: [
      ...reconfigured.filter(({ queues }, i) => !isDeepStrictEqual(queues, running.center.agents[i]?.queues)),
      ...agents.added,
    ],
    settings: changedSettings(running.settings, next.settings),
    lasting,
  };
}

/** A scenario in which passwords that are the same as in another stand as they do there: of one from a snapshot only seals are left. */
function withSealed(running: Scenario, next: Scenario, { opens }: Pick<Secrets, "opens">): Scenario {
  const seals = new Map(running.center.agents.map(({ id, password }) => [id, password]));
  const isSame = (seal: AgentPlan["password"] | undefined, password: AgentPlan["password"]): boolean =>
    typeof seal === "object" && typeof password === "string" && opens(seal.sealed, password);
  const agents = next.center.agents.map((agent) => {
    const seal = seals.get(agent.id);
    return seal !== undefined && isSame(seal, agent.password) ? { ...agent, password: seal } : agent;
  });
  return { ...next, center: { ...next.center, agents } };
}

interface Comparison<Plan> {
  readonly added: readonly Plan[];
  readonly changed: readonly (AgentId | QueueId)[];
  readonly missing: readonly (AgentId | QueueId)[];
}

function compare<Plan extends { id: number }>(
  running: readonly Plan[],
  next: readonly Plan[],
  unchanging: (plan: Plan) => object,
): Comparison<Plan> {
  const before = new Map(running.map((plan) => [plan.id, plan]));
  const after = new Map(next.map((plan) => [plan.id, plan]));
  const ids = [...before.keys()];
  return {
    added: next.filter(({ id }) => !before.has(id)),
    changed: ids.filter((id) => {
      const [old, now] = [before.get(id), after.get(id)];
      return old !== undefined && now !== undefined && !isDeepStrictEqual(unchanging(old), unchanging(now));
    }),
    missing: ids.filter((id) => !after.has(id)),
  };
}

function unchanging(agent: AgentPlan): Omit<AgentPlan, Changing> {
  const { queues, autopilot, ...rest } = agent;
  return rest;
}

/** Everything beside queues, agents and settings that is said otherwise. */
function others(running: Scenario, next: Scenario): string[] {
  const members: readonly (keyof Scenario)[] = ["seed", "start", "clock"];
  const ofCenter: readonly (keyof CenterPlan)[] = ["vdn", "timeZone", "phoneRange", "ivrs", "numbers"];
  return [
    ...members.filter((name) => !isDeepStrictEqual(running[name], next[name])),
    ...ofCenter
      .filter((name) => !isDeepStrictEqual(running.center[name], next.center[name]))
      .map((name) => `center.${name}`),
  ];
}

function tell(fate: string, whose: string): string[] {
  return whose === "" ? [] : [`${fate}: ${whose}`];
}

/** `agent 101`, `agents 101, 102, 103, 104, 105 and 58 more`; empty for none. */
function list(noun: string, ids: readonly number[]): string {
  if (ids.length === 0) return "";
  const shown = ids.slice(0, 5).join(", ");
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : "";
  return `${noun}${ids.length === 1 ? "" : "s"} ${shown}${more}`;
}

/** What is no longer said goes back to its default. */
function changedSettings(before: Partial<Settings>, after: Partial<Settings>): Partial<Settings> {
  const names = Object.keys({ ...before, ...after }) as (keyof Settings)[];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? defaultSettings[name]]));
}
