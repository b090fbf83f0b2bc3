// Operations that call an outside number, a previewed number, a colleague or a queue.
import * as z from "zod";
import { callInside, callOut, callPreviewedNumber } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { callAppData } from "../call-app-data.ts";
import { oneOf, orAbsent, orNoQueue, wholeNumber } from "../lenient.ts";
import { dialed, digits, skillId } from "./shapes.ts";

/** The shape of the result: the call's id. */
const resultShape = z.string();

/** The events of a call that an agent makes and that is answered. */
const CONNECTED_EVENTS = [
  "AgentOther_PhoneAlerting",
  "AgentOther_PhoneOffhook",
  "AgentState_Busy",
  "AgentEvent_Customer_Alerting",
  "AgentEvent_Talking",
];

const MEDIA = { 0: "voice", 1: "video", 2: "best" } as const;

const callout = declareOperation(VOICECALL.callout, {
  summary: "Calls an outside number.",
  // userVideoDirection is only checked: the simulator has no pictures.
  body: () =>
    z.object({
      called: dialed("200-001"),
      caller: orAbsent(digits),
      skillid: orNoQueue(skillId),
      callappdata: orAbsent(callAppData),
      mediaability: orAbsent(oneOf([0, 1, 2])),
      userVideoDirection: orAbsent(oneOf([1, 2, 3, 4])),
    }),
  success: "data",
  result: () => resultShape,
  retcodes: ["000-002", "100-006", "100-007", "200-001"],
  events: [...CONNECTED_EVENTS, "AgentOther_PhoneRelease", "AgentEvent_Call_Out_Fail", "AgentEvent_Connect_Fail"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(callOut, {
      agent: agentId,
      called: body.called,
      caller: body.caller,
      queue: body.skillid,
      data: body.callappdata,
      media: MEDIA[body.mediaability ?? 0],
    }),
});

const previewCallOut = declareOperation(VOICECALL.previewCallOut, {
  summary: "Calls a number of a preview.",
  body: () => z.object({ called: dialed(), callcontrolid: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
  success: "data",
  result: () => resultShape,
  retcodes: ["000-002", "100-006", "100-007"],
  events: [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Talking",
    "AgentOther_PhoneRelease",
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Connect_Fail",
  ],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(callPreviewedNumber, { agent: agentId, called: body.called, control: body.callcontrolid }),
});

const callInner = declareOperation(VOICECALL.callInner, {
  summary: "Calls a colleague by work number.",
  // For an unknown work number, or a colleague who is not idle, the call fails with an event. By the page, mediaability has no effect.
  body: () =>
    z.object({
      called: digits,
      caller: orAbsent(digits),
      skillid: orNoQueue(skillId),
      callappdata: orAbsent(callAppData),
    }),
  success: "data",
  result: () => resultShape,
  retcodes: ["000-002", "100-006", "100-007"],
  events: [...CONNECTED_EVENTS, "AgentEvent_Inside_Call_Fail", "AgentOther_PhoneRelease"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(callInside, {
      agent: agentId,
      to: { agent: Number(body.called) },
      called: body.called,
      caller: body.caller,
      queue: body.skillid,
      data: body.callappdata,
    }),
});

const callInnerSkill = declareOperation(VOICECALL.callInnerSkill, {
  summary: "Calls an idle colleague of a queue.",
  body: () => z.object({ skillId }),
  success: "data",
  result: () => resultShape,
  retcodes: ["000-002", "100-006", "100-007"],
  events: [...CONNECTED_EVENTS, "AgentOther_All_Agent_Busy", "AgentEvent_Inside_Call_Fail", "AgentOther_PhoneRelease"],
  confidence: "seen",
  handle: ({ center, agentId, body }) => center.perform(callInside, { agent: agentId, to: { queue: body.skillId } }),
});

/** The operations that make calls (cec_07_0370, cec_07_1232, cec_07_1233, cec_07_1235). */
export const dialing = [callout, previewCallOut, callInner, callInnerSkill];
