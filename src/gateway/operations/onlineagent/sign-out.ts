// Declares the operations that sign an agent out: normal, forced, and forced with a reason.
import * as z from "zod";
import { signOut } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";

const logout = declareOperation(ONLINEAGENT.logout, {
  summary: "Signs the agent out; refused during a call, chat or conference.",
  success: "bare",
  retcodes: ["100-006", "100-007", "100-010"],
  events: ["AgentOther_ShutdownService"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(signOut, { agent: agentId, cause: "own" }),
});

const forceLogout = declareOperation(ONLINEAGENT.forceLogout, {
  summary: "Signs the agent out; hangs up its calls first.",
  success: "bare",
  retcodes: ["100-006", "000-003"],
  events: ["AgentOther_ShutdownService"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(signOut, { agent: agentId, cause: "forced" }),
});

const forceLogoutWithReason = declareOperation(ONLINEAGENT.forceLogoutWithReason, {
  summary: "Signs the agent out with a reason from 1 to 255; hangs up its calls first.",
  params: () => z.object({ reason: wholeNumber(1, 255, "100-005") }),
  success: "bare",
  retcodes: ["100-005"],
  events: ["AgentOther_ShutdownService"],
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(signOut, { agent: agentId, cause: "forced", reason: params.reason }),
});

/** The sign-outs (cec_07_1219 to cec_07_1221). */
export const signOuts = [logout, forceLogout, forceLogoutWithReason];
