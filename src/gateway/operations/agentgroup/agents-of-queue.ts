// Operations that list the agents of queues.
import * as z from "zod";
import { type Agent, type Center, type QueueId, Refusal, refuse } from "../../../core/index.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { MEDIA_TYPE } from "../../events/chat-contents.ts";
import { declareOperation } from "../../operation.ts";
import { WrittenBetween, WrittenList } from "../../written-result.ts";
import { orAbsent, wholeNumber } from "../lenient.ts";
import { codeOfState } from "../state-codes.ts";
import { EMPTY_SKILLS, WHOLE } from "./agent-forms.ts";
import { createAgentShape } from "./agent-object.ts";
import { AGENT_QUERY } from "./agent-query.ts";
import { listAgents, writeAgents } from "./list-agents.ts";

const createQueueParamsShape = () => z.object({ skillid: wholeNumber(1, 999_999_999) });
const QUEUE_QUERY = { ...AGENT_QUERY, retcodes: ["000-002", "100-006", "100-007"] } as const;

/** Returns the agents who are signed in to a queue and accept its calls. Refuses: no-such-queue. */
function findAgentsServing({ state }: Center, queue: QueueId): Agent[] | Refusal {
  if (!state.queues.has(queue)) return refuse("no-such-queue");
  const agents: Agent[] = [];
  for (const agent of state.agents.values()) {
    if (agent.session?.talkRight === true && agent.session.skills.includes(queue)) agents.push(agent);
  }
  return agents;
}

const queryAgentInfoBySkillId = declareOperation(AGENTGROUP.queryAgentInfoBySkillId, {
  summary:
    "Returns the agents who are signed in to a queue and accept its calls; with agentLimit and agentStatus, the first of those in some states.",
  ...QUEUE_QUERY,
  params: createQueueParamsShape,
  body: () =>
    z
      .object({
        agentLimit: orAbsent(wholeNumber(1, 500, "000-006")),
        agentStatus: orAbsent(z.array(wholeNumber(0, 9, "000-006"), { error: "000-006" })),
      })
      .optional(),
  result: () => z.array(createAgentShape()),
  retcodes: ["000-002", "000-006", "100-006", "100-007"],
  confidence: "seen",
  handle: ({ center, params, body }) => {
    let agents = findAgentsServing(center, params.skillid);
    if (agents instanceof Refusal) return agents;
    const { agentLimit, agentStatus } = body ?? {};
    // Either of them alone has no effect (cec_07_1025).
    if (agentLimit !== undefined && agentStatus !== undefined) {
      agents = agents.filter(({ session }) => agentStatus.includes(codeOfState(session))).slice(0, agentLimit);
    }
    return writeAgents(center, WHOLE, agents);
  },
});

const queryAgentIdsBySkillId = declareOperation(AGENTGROUP.queryAgentIdsBySkillId, {
  summary: "Returns the work numbers of the agents who are signed in to a queue and accept its calls.",
  ...QUEUE_QUERY,
  params: createQueueParamsShape,
  result: () => z.array(z.string()),
  confidence: "inferred",
  handle: ({ center, params }) => {
    const agents = findAgentsServing(center, params.skillid);
    return agents instanceof Refusal ? agents : agents.map(({ id }) => String(id));
  },
});

const queryAgentInfoByConfigedSkillId = declareOperation(AGENTGROUP.queryAgentInfoByConfigedSkillId, {
  summary: "Returns the agents who are configured for a queue, including those who are signed out.",
  ...QUEUE_QUERY,
  params: createQueueParamsShape,
  result: () => z.array(createAgentShape()),
  confidence: "inferred",
  handle: ({ center, params }) => {
    if (!center.state.queues.has(params.skillid)) return refuse("no-such-queue");
    return listAgents(center, WHOLE, ({ queues }) => queues.includes(params.skillid));
  },
});

const createAgentsByQueueShape = () =>
  z.object({ skillId: z.number().int(), agent: z.array(createAgentShape()), skillMediaType: z.number().int() });

type AgentsByQueue = z.output<ReturnType<typeof createAgentsByQueueShape>>;

const queryAllOnlineAgents = declareOperation(AGENTGROUP.queryAllOnlineAgents, {
  summary: "Returns the queues that have agents signed in, each with its agents.",
  ...AGENT_QUERY,
  // The page's sample has the message of `confirmed`, unlike the samples of similar queries.
  success: "confirmed",
  result: () => z.array(createAgentsByQueueShape()),
  confidence: "seen",
  isOutdated: true,
  handle: ({ center }) => {
    const byQueue = new Map<QueueId, Agent[]>();
    for (const agent of center.state.agents.values()) {
      for (const queue of agent.session?.skills ?? []) {
        const listed = byQueue.get(queue);
        if (listed === undefined) byQueue.set(queue, [agent]);
        else listed.push(agent);
      }
    }
    const mediaOf = (skill: QueueId) => center.state.queues.get(skill)?.media ?? "voice";
    return new WrittenList(
      Array.from(byQueue, ([skillId, agents]) => {
        // In the sample, the agents have no queues.
        const agent = writeAgents(center, EMPTY_SKILLS, agents);
        const media = MEDIA_TYPE[mediaOf(skillId)];
        return new WrittenBetween<AgentsByQueue>(
          `{"skillId":${skillId},"agent":`,
          agent,
          `,"skillMediaType":${media}}`,
        );
      }),
    );
  },
});

/** The queries of the agents of queues: with details, ids only, configured, or online (cec_07_1025, cec_07_1027, generated client). */
export const agentsOfQueue = [
  queryAgentInfoBySkillId,
  queryAgentIdsBySkillId,
  queryAgentInfoByConfigedSkillId,
  queryAllOnlineAgents,
];
