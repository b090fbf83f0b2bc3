// Operations on the configuration.
// All are refused, because they need a separate sign-in, which the simulator does not have.
import { refuse } from "../../../core/index.ts";
import { CONFIG } from "../../../words/interfaces/config.ts";
import { declareOpenOperation } from "../../operation.ts";

const queryAgent = declareOpenOperation(CONFIG.queryAgent, {
  summary: "Always refused: it needs a configuration sign-in, which the simulator does not have.",
  success: "bare",
  retcodes: ["107-000"],
  events: [],
  readsOnly: true,
  confidence: "inferred",
  handle: () => refuse("no-configuration-session"),
});

const agentStatus = declareOpenOperation(CONFIG["agentstatus register/modify"], {
  summary:
    "Always refused: it needs a configuration sign-in, which the simulator does not have. Only its paths are known.",
  success: "bare",
  retcodes: ["107-000"],
  events: [],
  readsOnly: true,
  confidence: "inferred",
  handle: () => refuse("no-configuration-session"),
});

/** The refused operations on the configuration (cec_07_1004, cec_07_1014). */
export const configuration = [queryAgent, agentStatus];
