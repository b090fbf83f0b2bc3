// Finding: a client that sends no Content-Type.
import { findingKind, timesOf } from "../kind.ts";

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

export const contentTypeMissing = findingKind<Facts>({
  name: "content-type-missing",
  severity: "warning",
  summary:
    "Sends a request without Content-Type, also a GET, where `strictHeaders` is off; where it is on, that is refused.",
  rule: "Every request carries Content-Type, application/json; charset=UTF-8, whether or not it has a body.",
  page: "cec_07_1269",
  sentence: ({ operation }, times) => `sent no Content-Type${timesOf(times)}, with ${operation} at last`,
  hooks: {
    withoutContentType: ({ request }) => ({ operation: request.operation }),
  },
});
