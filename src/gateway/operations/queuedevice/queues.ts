// Operations that list queues: those of a VDN, and those that an agent is signed in to.
import * as z from "zod";
import { type Center, refuse } from "../../../core/index.ts";
import { QUEUEDEVICE } from "../../../words/interfaces/queuedevice.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";
import { createSkillShape, describeSkills } from "../skill-objects.ts";
import { workNumber } from "../work-number.ts";

const createQueueShape = () => createSkillShape().extend({ serviceType: z.number().int(), realFlag: z.number().int() });

const SERVICE_TYPE = 1;

/** The flag of a real queue. The simulator has no virtual queues. */
const REAL = 1;

function queuesOf(center: Center): z.output<ReturnType<typeof createQueueShape>>[] {
  const skills = describeSkills(center, [...center.state.queues.keys()]);
  return skills.map((skill) => ({ ...skill, serviceType: SERVICE_TYPE, realFlag: REAL }));
}

const querySkillQueueOnAgentVDN = declareOperation(QUEUEDEVICE.querySkillQueueOnAgentVDN, {
  summary: "Returns the queues of the agent's VDN.",
  success: "data",
  result: () => z.array(createQueueShape()),
  retcodes: ["100-006", "100-007", "600-005"],
  retcodeOf: { "no-queues": "600-005" },
  events: [],
  confidence: "seen",
  handle: ({ center }) => (center.state.queues.size === 0 ? refuse("no-queues") : queuesOf(center)),
});

const querySkillQueueOnVDN = declareOperation(QUEUEDEVICE.querySkillQueueOnVDN, {
  summary: "Returns the queues of a VDN.",
  params: () => z.object({ vdnid: wholeNumber(1, 512) }),
  success: "data",
  result: () => z.array(createQueueShape()),
  retcodes: ["000-002", "100-006", "100-007", "600-002"],
  events: [],
  confidence: "partial",
  handle: ({ center, params }) => {
    const { vdn, queues } = center.state;
    return params.vdnid !== vdn.id || queues.size === 0 ? refuse("no-queues") : queuesOf(center);
  },
});

const querySkillQueueOnAgent = declareOperation(QUEUEDEVICE.querySkillQueueOnAgent, {
  summary: "Returns the queues that an agent is signed in to.",
  params: () => z.object({ workNo: workNumber() }),
  success: "data",
  result: () => z.array(createSkillShape()),
  retcodes: ["000-002", "100-006", "100-007", "600-001"],
  events: [],
  confidence: "partial",
  handle: ({ center, params }) => {
    const skills = center.agent(params.workNo)?.session?.skills ?? [];
    return skills.length === 0 ? refuse("no-queues-of-agent") : describeSkills(center, skills);
  },
});

/** The queries of queues (cec_07_0409, generated client). */
export const queues = [querySkillQueueOnAgentVDN, querySkillQueueOnVDN, querySkillQueueOnAgent];
