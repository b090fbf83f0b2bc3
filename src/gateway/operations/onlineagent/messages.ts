// Operations that send notes and bulletins.
import * as z from "zod";
import { publishBulletin, sendNote } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, text, wholeNumber } from "../lenient.ts";

const MAX_RECEIVER_ID = 999_999;

/** The shape of a note's text. */
const noteText = text(1_023, "100-001")
  .pipe(z.string().refine((note) => Buffer.byteLength(note) <= 1_023, { error: "100-001" }))
  .describe("text of at most 1,023 bytes in UTF-8");

const sendNoteletEx = declareOperation(ONLINEAGENT.sendNoteletEx, {
  summary: "Sends a note to up to 100 agents.",
  body: () =>
    z.object(
      {
        agentIds: z
          .array(wholeNumber(1, MAX_RECEIVER_ID, "100-001"), { error: "100-001" })
          .min(1, { error: "100-001" })
          .max(100, { error: "100-001" }),
        content: noteText,
      },
      { error: "100-001" },
    ),
  success: "null",
  emptyResultOnFailure: true,
  retcodes: ["100-001", "100-006", "100-007"],
  events: ["AgentOther_Note"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(sendNote, { agent: agentId, receivers: body.agentIds, text: body.content }),
});

const sendNotelet = declareOperation(ONLINEAGENT.sendNotelet, {
  summary: "Sends a note to one agent.",
  params: () => z.object({ receiver: wholeNumber(1, MAX_RECEIVER_ID, "100-001") }),
  query: () => z.object({ content: noteText }),
  success: "done",
  retcodes: ["100-001", "100-007"],
  events: ["AgentOther_Note"],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, params, query }) =>
    center.perform(sendNote, { agent: agentId, receivers: [params.receiver], text: query.content }),
});

const GROUP = 0;

const notifyBulletin = declareOperation(ONLINEAGENT.notifyBulletin, {
  summary: "Publishes a bulletin to a group of agents (targettype 0) or a queue (targettype 1), by name.",
  body: () => z.object({ targettype: oneOf([GROUP, 1]), targetname: text(100), bulletindata: text(900) }),
  success: "done",
  retcodes: ["000-002", "100-007"],
  events: ["AgentOther_Bulletin"],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agentId, body }) => {
    const to = body.targettype === GROUP ? { group: body.targetname } : { queue: body.targetname };
    return center.perform(publishBulletin, { agent: agentId, to, text: body.bulletindata });
  },
});

/** The operations that send notes (cec_07_1205, generated client) and bulletins (generated client). */
export const messages = [sendNoteletEx, sendNotelet, notifyBulletin];
