// Finding: a client that compresses the bodies of its requests.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";

interface Facts {
  /** The last Content-Encoding. */
  readonly encoding: string;
}

/** A warning when a body has a Content-Encoding. No page describes compressed bodies. */
export const compressedBody = declareFindingKind<Facts>({
  name: "compressed-body",
  severity: "warning",
  summary: "Sends a body with a Content-Encoding, such as gzip; the simulator reads it.",
  rule: "No document says that the gateway reads compressed bodies: send bodies uncompressed.",
  page: undefined,
  sentence: ({ encoding }, times) => `sent a body with the Content-Encoding ${encoding}${formatTimesSuffix(times)}`,
  hooks: {
    compressed: (_, encoding) => ({ encoding }),
  },
});
