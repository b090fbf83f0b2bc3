// Requests that lead to the retcodes of operations on the configuration.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["107-000", "queryAgent", (ada) => ada.get("config/vdn/agents")],
  ["107-000", "agentstatus register/modify", (ada) => ada.post("config/sys/agentstatus/modify", {})],
];
