// Operations on the queues that an agent takes calls from.
import * as z from "zod";
import { type Agent, type Center, changeDetails, chooseSkills, refuse } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { VOICE_MEDIA } from "../../events/event-contents.ts";
import { operation } from "../../operation.ts";
import { flagInPath, oneOf, orAbsent, text, wholeNumber } from "../lenient.ts";

/** Queue ids, joined by semicolons; may be empty. */
const skillList = text(4_000)
  .pipe(
    z
      .string()
      .regex(/^\s*(\d{1,9}\s*(;\s*\d{1,9}\s*)*;?\s*)?$/, { error: "000-002" })
      .transform((list) =>
        list
          .split(";")
          .filter((id) => id.trim() !== "")
          .map(Number),
      ),
  )
  .describe("ids of queues, joined by semicolons");

const resetSkill = operation(ONLINEAGENT.resetSkill, {
  summary: "Signs the agent in to all of its queues, or to the queues in the request.",
  lastPartMayBeEmpty: true,
  params: () => z.object({ autoflag: flagInPath() }),
  query: () => z.object({ skillid: orAbsent(skillList), phonelinkage: orAbsent(oneOf([0, 1])) }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, params, query }) => {
    if (query.phonelinkage !== undefined) {
      center.perform(changeDetails, { agent: agentId, phoneLinkage: query.phonelinkage === 1 });
    }
    const queues = params.autoflag ? "all" : (query.skillid ?? []);
    return center.perform(chooseSkills, { agent: agentId, queues });
  },
});

const skillsResult = z.array(z.object({ name: z.string(), id: z.number().int(), mediatype: z.number().int() }));

/** Returns the queues that an agent is configured for. */
function skillsOf(center: Center, { queues }: Agent): z.output<typeof skillsResult> {
  return queues.flatMap((id) => {
    const queue = center.state.queues.get(id);
    return queue === undefined ? [] : [{ name: queue.name, id, mediatype: VOICE_MEDIA }];
  });
}

const queryAgentSkills = operation(ONLINEAGENT.queryAgentSkills, {
  summary: "Returns the queues that the agent is configured for.",
  success: "data",
  result: () => skillsResult,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent }) => skillsOf(center, agent),
});

const queryAgentSkillsByWorkNo = operation(ONLINEAGENT.queryAgentSkillsByWorkNo, {
  summary: "Returns the queues that another agent is configured for.",
  params: () => z.object({ workno: wholeNumber(1, 999_999) }),
  success: "data",
  result: () => skillsResult,
  retcodes: ["100-006", "100-007"],
  // 100-004, the usual retcode of an unknown agent, would mean a failed sign-in.
  retcodeOf: { "unknown-agent": "100-007" },
  events: [],
  confidence: "seen",
  handle: ({ center, params }) => {
    const other = center.agent(params.workno);
    return other === undefined ? refuse("unknown-agent") : skillsOf(center, other);
  },
});

export const skills = [resetSkill, queryAgentSkills, queryAgentSkillsByWorkNo];
