// Finding: a client that sends no Content-Type.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

/** A warning when a request has no Content-Type and `strictHeaders` is off (cec_07_1269). */
export const contentTypeMissing = declareFindingKind<Facts>({
  name: "content-type-missing",
  severity: "warning",
  summary:
    "Sends a request, even a GET, without Content-Type while `strictHeaders` is off. If it is on, the request is refused.",
  rule: "Send Content-Type application/json; charset=UTF-8 with every request, with or without a body.",
  page: "cec_07_1269",
  sentence: ({ operation }, times) => `sent no Content-Type${formatTimesSuffix(times)}, last with ${operation}`,
  hooks: {
    withoutContentType: ({ request }) => ({ operation: request.operation }),
  },
});
