// Operations on the agent's linked phone.
import { hangUpPhone, pickUpPhone, Refusal } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { RELEASE_EVENTS } from "./answer-and-release.ts";

const PICK_UP_EVENTS = ["AgentOther_PhoneOffhook", "AgentEvent_Talking"];

const phonePickup = declareOperation(VOICECALL.phonePickup, {
  summary: "Picks up the linked phone: answers the ringing call, or dials the agent's own call.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: PICK_UP_EVENTS,
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(pickUpPhone, { agent: agentId }),
});

const phoneHangUp = declareOperation(VOICECALL.phoneHangUp, {
  summary: "Hangs up the linked phone; if it rings, answers the call.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  retcodeOf: { "nothing-to-release": "100-007" },
  events: [...PICK_UP_EVENTS, ...RELEASE_EVENTS],
  confidence: "inferred",
  // One public client hangs up with this operation, as its name suggests. Another one answers calls with it while the phone rings.
  handle: ({ center, agentId }) => {
    const pickedUp = center.perform(pickUpPhone, { agent: agentId });
    const isSilent = pickedUp instanceof Refusal && pickedUp.reason === "phone-silent";
    return isSilent ? center.perform(hangUpPhone, { agent: agentId }) : pickedUp;
  },
});

const releasePhone = declareOperation(VOICECALL.releasePhone, {
  summary: "Hangs up the linked phone; the agent leaves every call on it.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  retcodeOf: { "nothing-to-release": "100-007" },
  events: RELEASE_EVENTS,
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(hangUpPhone, { agent: agentId }),
});

/** The operations that pick up, hang up and release the linked phone (generated and public clients). */
export const phone = [phonePickup, phoneHangUp, releasePhone];
