// Operations that list the access codes of queues and IVRs, and the IVR flows.
import * as z from "zod";
import { refuse } from "../../../core/index.ts";
import { QUEUEDEVICE } from "../../../words/interfaces/queuedevice.ts";
import { MEDIA_TYPE } from "../../events/chat-contents.ts";
import { declareOperation } from "../../operation.ts";

const queryIVRInfoOnVdn = declareOperation(QUEUEDEVICE.queryIVRInfoOnVdn, {
  summary: "Returns the IVR flows of the VDN.",
  success: "data",
  result: () =>
    z.array(
      z.object({ access: z.string(), id: z.number().int(), description: z.string(), serviceNo: z.number().int() }),
    ),
  retcodes: ["100-006", "100-007", "600-004"],
  events: [],
  confidence: "seen",
  handle: ({ center }) => {
    const { ivrs } = center.state;
    if (ivrs.size === 0) return refuse("no-ivrs");
    // The pages don't explain serviceNo, so it is the id of the flow.
    return Array.from(ivrs.values(), ({ id, name, accessCode }) => ({
      access: accessCode,
      id,
      description: name,
      serviceNo: id,
    }));
  },
});

const queryInNoOnVDN = declareOperation(QUEUEDEVICE.queryInNoOnVDN, {
  summary: "Returns the access codes of the VDN: one for each queue, then one for each IVR.",
  success: "data",
  result: () =>
    z.array(
      z.object({
        description: z.string(),
        id: z.number().int(),
        inno: z.string(),
        vdnid: z.number().int(),
        mediatype: z.number().int(),
      }),
    ),
  retcodes: ["100-006", "100-007", "600-003"],
  events: [],
  confidence: "partial",
  handle: ({ center }) => {
    const { queues, ivrs, vdn } = center.state;
    const devices = [
      ...queues.values(),
      ...Array.from(ivrs.values(), ({ name, accessCode }) => ({ name, accessCode, media: "voice" as const })),
    ];
    if (devices.length === 0) return refuse("no-access-codes");
    return devices.map(({ name, accessCode, media }, i) => ({
      description: name,
      id: i + 1,
      inno: accessCode,
      vdnid: vdn.id,
      mediatype: MEDIA_TYPE[media],
    }));
  },
});

/** The queries of IVRs (cec_07_1024) and of access codes (generated client). */
export const accessCodes = [queryIVRInfoOnVdn, queryInNoOnVDN];
