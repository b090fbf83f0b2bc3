// Operations on rests: the reasons to choose from, and the agents who rest.
import * as z from "zod";
import { toWholeSeconds } from "../../../core/index.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { declareOperation } from "../../operation.ts";
import { AGENT_QUERY } from "./agent-query.ts";

const getAgentRestReason = declareOperation(AGENTGROUP.getAgentRestReason, {
  summary: "Returns the reasons for a rest that an agent can choose from.",
  ...AGENT_QUERY,
  result: () => z.array(z.object({ restReasonId: z.number().int(), restReason: z.string() })),
  confidence: "partial",
  handle: ({ center }) => center.state.restReasons.map(({ id, name }) => ({ restReasonId: id, restReason: name })),
});

// No document shows this result. The members are the simulator's choice, named like those of other answers.
const createRestingAgentShape = () =>
  z.object({
    workno: z.string(),
    name: z.string(),
    restReasonId: z.number().int(),
    restReason: z.string(),
    restTime: z.number().int(),
    restedTime: z.number().int(),
  });

const queryAgentRestDetailInfo = declareOperation(AGENTGROUP.queryAgentRestDetailInfo, {
  summary: "Returns the agents who rest, with the granted and the elapsed time of their rests (seconds).",
  ...AGENT_QUERY,
  result: () => z.array(createRestingAgentShape()),
  confidence: "inferred",
  handle: ({ center }) => {
    const { agents, restReasons } = center.state;
    const names = new Map(restReasons.map(({ id, name }) => [id, name]));
    const resting: z.output<ReturnType<typeof createRestingAgentShape>>[] = [];
    for (const agent of agents.values()) {
      const { id, session } = agent;
      if (session?.state.name !== "rest") continue;
      const { cause, granted, since } = session.state;
      resting.push({
        workno: String(id),
        name: center.nameOf(agent),
        restReasonId: cause,
        restReason: names.get(cause) ?? "",
        restTime: Math.round(granted / 1_000),
        restedTime: toWholeSeconds(center.now - since),
      });
    }
    return resting;
  },
});

/** The queries of rest reasons and of resting agents. A generated client is their only source. */
export const rests = [getAgentRestReason, queryAgentRestDetailInfo];
