// From the center of a scenario to what the core takes.
import type { Chance, CenterPlan as CorePlan, Secrets } from "../core/index.ts";
import type { AgentPlan, CenterPlan } from "../scenario/center-plan.ts";
import type { MadeUp } from "../scenario/made-up.ts";

/** The center of a scenario as the core takes it: passwords sealed, and names made up for agents who have none. */
export function planOf(plan: CenterPlan, chance: Chance, secrets: Secrets, madeUp: MadeUp | undefined): CorePlan {
  const { vdn, phoneRange, queues, ivrs, numbers, agents } = plan;
  return {
    vdn,
    ...(phoneRange === undefined ? {} : { phoneRange }),
    queues: queues.map(({ record, ...queue }) => ({ ...queue, records: record ?? false })),
    ivrs,
    habits: numbers.map(({ talk, ...habit }) => ({ ...habit, talk })),
    agents: agents.map((agent) => ({
      ...agent,
      password: sealed(agent.password, secrets),
      name: agent.name ?? madeUp?.personName(chance, `name/${agent.id}`) ?? `Agent ${agent.id}`,
    })),
  };
}

/** A password as the core keeps it. */
export function sealed(password: AgentPlan["password"], secrets: Secrets): string {
  return typeof password === "string" ? secrets.seal(password) : password.sealed;
}
