// Whether silence signs an agent out.
import * as z from "zod";
import { changeDetails } from "../../core/index.ts";
import { operation } from "../operation.ts";

/** How clients write on and off. */
const flag = z
  .string()
  .transform((text) => ({ on: true, true: true, "1": true, off: false, false: false, "0": false })[text.toLowerCase()])
  .pipe(z.boolean({ error: "000-002" }))
  .describe("on, true or 1; off, false or 0");

const setAgentTimeOut = operation({
  name: "setAgentTimeOut",
  summary: "Switches the supervision of the agent's silence on or off.",
  method: "POST",
  path: "/querymonitor/:agentid/setagenttimeout/:flag",
  params: z.object({ flag }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  handle: ({ center, agentId, params }) => center.perform(changeDetails, { agent: agentId, supervised: params.flag }),
});

export const supervision = [setAgentTimeOut];
