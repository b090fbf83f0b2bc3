// Requests that lead to the retcodes of queries about queues.
import type { RetcodeRow } from "../../retcode-row.ts";

/** A center without queues and IVRs. */
const NO_QUEUES = { queues: [], agents: [{ id: 101, name: "Ada", password: "Present-1" }] };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["600-001", "querySkillQueueOnAgent", (ada) => ada.get("queuedevice/{}/agentskill/102")],
  ["600-002", "querySkillQueueOnVDN", (ada) => ada.get("queuedevice/{}/vdnskill/2")],
  ["600-003", "queryInNoOnVDN", (ada) => ada.get("queuedevice/{}/innoinfo"), NO_QUEUES],
  ["600-004", "queryIVRInfoOnVdn", (ada) => ada.get("queuedevice/{}/ivrinfo")],
  ["600-005", "querySkillQueueOnAgentVDN", (ada) => ada.get("queuedevice/{}/agentvdnskill"), NO_QUEUES],
];
