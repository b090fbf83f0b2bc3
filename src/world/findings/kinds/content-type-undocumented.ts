// Finding: a client that sends another Content-Type than the documented one.
import { findingKind, timesOf } from "../kind.ts";

interface Facts {
  /** The last Content-Type, in quotation marks. */
  readonly type: string;
}

export const contentTypeUndocumented = findingKind<Facts>({
  name: "content-type-undocumented",
  severity: "warning",
  summary:
    "Sends a Content-Type that is not the documented one, such as a form, XML, multipart or another charset than UTF-8, where `strictHeaders` is off; where it is on, that is refused.",
  rule: "Every request carries Content-Type, application/json; charset=UTF-8, whether or not it has a body.",
  page: "cec_07_1269",
  sentence: ({ type }, times) => `sent the Content-Type ${type}${timesOf(times)}`,
  hooks: {
    undocumentedContentType: (_, type) => ({ type }),
  },
});
