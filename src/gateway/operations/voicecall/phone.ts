// The agent's own phone, where it is linked to the client.
import { hangUpPhone, pickUpPhone, Refusal } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { operation } from "../../operation.ts";
import { RELEASE_EVENTS } from "./answer-and-release.ts";

const PICK_UP_EVENTS = ["AgentOther_PhoneOffhook", "AgentEvent_Talking"];

const phonePickup = operation(VOICECALL.phonePickup, {
  summary: "Lifts the linked phone and answers the call that came with it, or dials the agent's own.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: PICK_UP_EVENTS,
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(pickUpPhone, { agent: agentId }),
});

const phoneHangUp = operation(VOICECALL.phoneHangUp, {
  summary: "Hangs up the linked phone; one that still rings is lifted and the call answered.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  retcodeOf: { "nothing-to-release": "100-007" },
  events: [...PICK_UP_EVENTS, ...RELEASE_EVENTS],
  confidence: "inferred",
  // By its name it hangs up, and so one client calls it; another answers its calls by it as soon as the phone alerts. Both can be had.
  handle: ({ center, agentId }) => {
    const lifted = center.perform(pickUpPhone, { agent: agentId });
    const isSilent = lifted instanceof Refusal && lifted.reason === "phone-silent";
    return isSilent ? center.perform(hangUpPhone, { agent: agentId }) : lifted;
  },
});

const releasePhone = operation(VOICECALL.releasePhone, {
  summary: "Hangs up the linked phone: every call on it is over for the agent.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  retcodeOf: { "nothing-to-release": "100-007" },
  events: RELEASE_EVENTS,
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(hangUpPhone, { agent: agentId }),
});

export const phone = [phonePickup, phoneHangUp, releasePhone];
