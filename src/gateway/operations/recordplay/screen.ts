// Operations that record an agent's screen.
// They only store whether it is recorded: there is no picture.
import * as z from "zod";
import { beginScreenRecording, hashText, stopScreenRecording } from "../../../core/index.ts";
import { RECORDPLAY } from "../../../words/interfaces/recordplay.ts";
import { declareOperation } from "../../operation.ts";

const getConnectToken = declareOperation(RECORDPLAY.getConnectToken, {
  summary: "Returns the token for the server that records screens: the same one during a session.",
  success: "confirmed",
  result: () => z.object({ token: z.string() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "partial",
  handle: ({ agentId, session, world }) => ({
    token: hashText(`screen ${world.name} ${agentId} ${session.serial} ${session.signedInAt}`),
  }),
});

const startRecordScreen = declareOperation(RECORDPLAY.startRecordScreen, {
  summary: "Begins to record the agent's screen, until it stops or the session ends.",
  success: "done",
  retcodes: ["100-006", "104-001", "500-008"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(beginScreenRecording, { agent: agentId }),
});

const stopRecordScreen = declareOperation(RECORDPLAY.stopRecordScreen, {
  summary: "Stops recording the agent's screen.",
  success: "done",
  retcodes: ["100-006", "500-010"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(stopScreenRecording, { agent: agentId }),
});

/** The operations that record an agent's screen, which only a public client shows. */
export const screen = [getConnectToken, startRecordScreen, stopRecordScreen];
