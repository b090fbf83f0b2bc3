// The operation by which an agent consults a colleague during a call.
import * as z from "zod";
import { beginConsultation } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { callAppData } from "../call-app-data.ts";
import { flag, oneOf, orAbsent } from "../lenient.ts";
import { digits } from "./shapes.ts";

const SKILL_QUEUE = 1;
const THREE_PARTY = 2;

const innerHelp = declareOperation(VOICECALL.innerHelp, {
  summary:
    "Consults an agent (devicetype 2) or a queue (1): the customer waits (mode 1) or joins in a three-way call (mode 2).",
  body: () =>
    z.object({
      dstaddress: digits,
      devicetype: orAbsent(oneOf([SKILL_QUEUE, 2])),
      mode: orAbsent(oneOf([1, THREE_PARTY])),
      callappdata: orAbsent(callAppData),
      holdflag: orAbsent(flag()),
    }),
  success: "data",
  result: () => z.string(),
  retcodes: ["000-002", "100-006", "100-007", "200-018"],
  events: [
    "AgentEvent_Hold",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Talking",
    "AgentEvent_Conference",
    "AgentOther_All_Agent_Busy",
    "AgentEvent_Consult_Fail",
  ],
  confidence: "seen",
  handle: ({ center, agentId, body }) => {
    const id = Number(body.dstaddress);
    return center.perform(beginConsultation, {
      agent: agentId,
      to: body.devicetype === SKILL_QUEUE ? { queue: id } : { agent: id },
      mode: body.mode === THREE_PARTY ? "threeParty" : "twoParty",
      data: body.callappdata,
      hold: body.holdflag ?? true,
    });
  },
});

/** The operation that begins a consultation (cec_07_1236). */
export const consultation = [innerHelp];
