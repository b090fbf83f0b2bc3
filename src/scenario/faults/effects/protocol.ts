// The effect `protocol`: a separate port offers only an old TLS version, which clients refuse.
import * as z from "zod";
import { expectsOneOf } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

const VERSIONS = ["TLSv1.1", "TLSv1"] as const;

/** Opens another HTTPS port that offers only the given old version of TLS. */
export const protocol = declareEffect({
  summary: "Opens another HTTPS port that supports only this old version of TLS.",
  shape: z.enum(VERSIONS, { error: expectsOneOf("old TLS version", VERSIONS) }),
  affects: "connections",
  build: (version) => ({ kind: "protocol", version }),
  describe: (version, isPlural) => `${isPlural ? "are" : "is"} offered ${version} and nothing newer`,
});
