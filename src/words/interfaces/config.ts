// The interfaces of the group config: configuration.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const CONFIG = declareGroup("config", {
  queryAgent: ["GET", "/vdn/agents", "cec_07_1014"],
  "agentstatus register/modify": ["POST", "/sys/agentstatus/register|modify", "cec_07_1004", { isMethodGuessed: true }],
});
