// The effect `certificate`: a separate port presents a certificate that clients must refuse, expired or for another host.
import * as z from "zod";
import { expectsOneOf } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

const FLAWS = ["expired", "wrongHost"] as const;

/** Opens another HTTPS port with a bad certificate: `{ certificate: "expired" }` or `"wrongHost"`. */
export const certificate = declareEffect({
  summary: "Opens another HTTPS port with a certificate that is expired, or for another host (wrongHost).",
  shape: z.enum(FLAWS, { error: expectsOneOf("certificate fault", FLAWS) }),
  affects: "connections",
  build: (flaw) => ({ kind: "certificate", flaw }),
  describe(flaw, isPlural) {
    const verb = isPlural ? "get" : "gets";
    return flaw === "expired" ? `${verb} an expired certificate` : `${verb} a certificate for another host`;
  },
});
