// The effect of a certificate that clients must not accept: it has ended, or is made out to another host. A port of its own shows it.
import * as z from "zod";
import { expectsOneOf } from "../../../forms/wording.ts";
import { effect } from "../effect.ts";

const FLAWS = ["expired", "wrongHost"] as const;

export const certificate = effect({
  summary: "Opens a further HTTPS port whose certificate has ended (expired) or is for another host (wrongHost).",
  shape: z.enum(FLAWS, { error: expectsOneOf("flaw of a certificate", FLAWS) }),
  strikes: "connections",
  build: (flaw) => ({ kind: "certificate", flaw }),
  say(flaw, many) {
    const shown = `${many ? "are" : "is"} shown a certificate`;
    return flaw === "expired" ? `${shown} that has ended` : `${shown} for another host`;
  },
});
