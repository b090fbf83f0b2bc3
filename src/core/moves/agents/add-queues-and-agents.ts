// The move that adds queues and agents to a running center.
import { declareMove, type Move } from "../../floor.ts";
import { addGroups } from "../../model/agent-group.ts";
import type { CenterPlan } from "../../model/plan.ts";
import { createAgent, createQueue } from "../../model/state.ts";

/**
 * Adds the queues and agents that the center does not have. For existing agents, only their configured queues
 * change, with effect when they next choose their skills.
 */
export const addQueuesAndAgents: Move<Pick<CenterPlan, "queues" | "agents">, "done"> = declareMove(
  ({ state, clock }, { queues, agents }) => {
    for (const queue of queues) if (!state.queues.has(queue.id)) state.queues.set(queue.id, createQueue(queue));
    const groupNames = new Set<string>();
    for (const plan of agents) {
      const known = state.agents.get(plan.id);
      if (known === undefined) {
        const agent = createAgent(plan, clock.now);
        state.agents.set(agent.id, agent);
        groupNames.add(agent.group);
      } else known.queues = plan.queues;
    }
    addGroups(state.groups, groupNames);
    return "done";
  },
);
