// The move of an inspector who begins or stops watching the sign-ins and sign-outs of agents.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { updateWatcher } from "../../steps/watch.ts";

/** Adds agents to those that an inspector watches, or removes them. Refuses: not-signed-in, not-inspectable. */
export const watchAgents: Move<{ inspector: AgentId; agents: readonly AgentId[]; watches: boolean }, "done"> =
  declareMove((floor, { inspector: id, agents, watches }) => {
    const inspector = findSignedIn(floor, id);
    if (inspector instanceof Refusal) return inspector;
    if (agents.some((agent) => !floor.state.agents.has(agent))) return refuse("not-inspectable");
    const others = inspector.session.watched.filter((agent) => !agents.includes(agent));
    inspector.session.watched = watches ? [...others, ...new Set(agents)] : others;
    updateWatcher(floor, inspector);
    return "done";
  });
