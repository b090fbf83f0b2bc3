// The operation that sets whether an agent is signed out when its client is silent.
import * as z from "zod";
import { changeDetails } from "../../../core/index.ts";
import { QUERYMONITOR } from "../../../words/interfaces/querymonitor.ts";
import { declareOperation } from "../../operation.ts";
import { flag } from "../lenient.ts";

const setAgentTimeOut = declareOperation(QUERYMONITOR.setAgentTimeOut, {
  summary: "Sets whether the agent is signed out when its client is silent.",
  params: () => z.object({ flag: flag() }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, params }) => center.perform(changeDetails, { agent: agentId, supervised: params.flag }),
});

/** The operation on the supervision of silence. A generated client is its only source. */
export const supervision = [setAgentTimeOut];
