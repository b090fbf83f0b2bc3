// Converts the center of a scenario to the plan that the core takes.
import type { CenterPlan as CorePlan, Secrets, Work } from "../../core/index.ts";
import type { AgentPlan, CenterPlan } from "../../scenario/center/center-plan.ts";

/** The number of agents per piece of work. */
const AGENTS_PER_PIECE = 40;

/**
 * Returns the center of a scenario as the core takes it, with hashed passwords.
 *
 * @yields the number of converted agents, after each piece.
 */
export function* planOf(plan: CenterPlan, secrets: Secrets): Work<CorePlan> {
  const { vdn, phoneRange, queues, ivrs, numbers, groups, restReasons, recordings } = plan;
  const agents: CorePlan["agents"][number][] = [];
  for (const agent of plan.agents) {
    agents.push({ ...agent, password: hashOf(agent.password, secrets) });
    if (agents.length % AGENTS_PER_PIECE === 0) yield { done: agents.length, of: plan.agents.length };
  }
  return {
    vdn,
    ...(phoneRange === undefined ? {} : { phoneRange }),
    // The core has no separate queues for video calls: they are queues for voice calls.
    queues: queues.map(({ record, media, ...queue }) => ({
      ...queue,
      media: media === "video" ? "voice" : media,
      isRecorded: record ?? false,
    })),
    ivrs,
    groups,
    ...(restReasons === undefined ? {} : { restReasons }),
    ...(recordings === undefined ? {} : { recordings }),
    habits: numbers.map(({ talk, ...habit }) => ({ ...habit, talk })),
    agents,
  };
}

/** Returns a password as the core stores it. */
export function hashOf(password: AgentPlan["password"], secrets: Secrets): string {
  return typeof password === "string" ? secrets.hash(password) : password.sealed;
}
