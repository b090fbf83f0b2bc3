// A good request of every operation of the group queuedevice.
import type { QUEUEDEVICE } from "../../../../src/words/interfaces/queuedevice.ts";
import type { GoodRequests } from "../../good-request.ts";

const IVRS = { ivrs: [{ id: 7, name: "Survey", accessCode: "900" }] };

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof QUEUEDEVICE> = {
  querySkillQueueOnAgent: { parts: ["101"] },
  querySkillQueueOnAgentVDN: {},
  queryInNoOnVDN: {},
  queryIVRInfoOnVdn: { center: IVRS },
  queryStatInfoOfAcd: { body: { skills: [25, "26"] } },
  querySkillStatWithVdn: { body: { skills: [25] } },
  queryQueueLengthBySkillId: { parts: ["25"] },
  querySkillQueueOnVDN: { parts: ["1"] },
  queryQueueLengthOnAgent: {},
  queryQueueLengthOnAgentSkills: {},
};
