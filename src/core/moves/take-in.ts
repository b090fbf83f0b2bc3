// The move that adds queues and agents to a running center.
import { type Move, move } from "../floor.ts";
import { type CenterPlan, newAgent, newQueue } from "../model/state.ts";

/**
 * Adds the queues and agents that the center does not have. For existing agents, only their configured queues
 * change, with effect when they next choose their skills.
 */
export const takeIn: Move<Pick<CenterPlan, "queues" | "agents">, "done"> = move(
  ({ state, clock }, { queues, agents }) => {
    for (const queue of queues) if (!state.queues.has(queue.id)) state.queues.set(queue.id, newQueue(queue));
    for (const plan of agents) {
      const known = state.agents.get(plan.id);
      if (known === undefined) state.agents.set(plan.id, newAgent(plan, clock.now));
      else known.queues = plan.queues;
    }
    return "done";
  },
);
