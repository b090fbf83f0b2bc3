// The reason for a refused request, for journal, log and findings.

/** The parts of a request that can be wrong. */
export const REQUEST_PARTS = ["path", "query", "body", "header"] as const;

/** A part of a request. */
export type RequestPart = (typeof REQUEST_PARTS)[number];

/** The reason of a refusal, and the part of the request that was wrong. */
export interface RefusalReason {
  /** The reason of the refusal: a sentence without capital and full stop. */
  readonly sentence: string;
  /** The malformed part of the request; undefined if the request is well-formed. */
  readonly in?: RequestPart | undefined;
  /** The parameter, member or header; undefined for the whole part. */
  readonly name?: string | undefined;
  /** The value that was sent, as quoted in the sentence; undefined if there was none. */
  readonly found?: string | undefined;
  /** The accepted values. */
  readonly accepted?: string | undefined;
  /** The known word, name or path that was probably meant. */
  readonly didYouMean?: string | undefined;
}
