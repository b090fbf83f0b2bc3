// The members and values that the operations of inspectors have in common.
import * as z from "zod";
import { workNumber } from "../work-number.ts";

/** A request of an inspector that answers with an empty object. */
export const INSPECTOR_REQUEST = {
  right: "inspector",
  success: "empty",
  retcodes: ["000-002", "000-005", "100-006", "900-002", "900-004", "900-005"],
  // A request about an agent without a session.
  retcodeOf: { "not-signed-in": "900-004", "unknown-agent": "900-004", "state-forbids": "900-005" },
  events: [],
} as const;

export const workNo = () => z.object({ workNo: workNumber() });
