// Declares the common part of the operations of inspectors.
import * as z from "zod";
import { workNumber } from "../work-number.ts";

/** The common part of a request of an inspector that is answered with an empty object. */
export const INSPECTOR_REQUEST = {
  right: "inspector",
  success: "empty",
  retcodes: ["000-002", "000-005", "100-006", "900-002", "900-004", "900-005"],
  // 900-004 means that there is no information on the agent, because it is signed out or unknown.
  retcodeOf: { "not-signed-in": "900-004", "unknown-agent": "900-004", "state-forbids": "900-005" },
  events: [],
} as const;

/** Returns the shape of the path parameter with the work number of another agent. */
export const createWorkNoShape = () => z.object({ workNo: workNumber() });
