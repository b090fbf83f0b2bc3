// Finding: a client that sends a Content-Type other than the documented one.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";

interface Facts {
  /** The last Content-Type, in quotation marks. */
  readonly type: string;
}

/** A warning when a request has another Content-Type than the documented one and `strictHeaders` is off (cec_07_1269). */
export const contentTypeUndocumented = declareFindingKind<Facts>({
  name: "content-type-undocumented",
  severity: "warning",
  summary:
    "Sends a Content-Type other than the documented one, such as a form, XML, multipart or a charset other than UTF-8, while `strictHeaders` is off. If it is on, the request is refused.",
  rule: "Send Content-Type application/json; charset=UTF-8 with every request, with or without a body.",
  page: "cec_07_1269",
  sentence: ({ type }, times) => `sent the Content-Type ${type}${formatTimesSuffix(times)}`,
  hooks: {
    undocumentedContentType: (_, type) => ({ type }),
  },
});
