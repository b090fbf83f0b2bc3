// Why a request was refused, as journal, log and findings say it: the gateway finds it, the world keeps it.

/** The part of a request that is wrong. */
export const REQUEST_PARTS = ["path", "query", "body", "header"] as const;

export type RequestPart = (typeof REQUEST_PARTS)[number];

export interface RefusalReason {
  /** Why, as a sentence without its capital and its full stop. */
  readonly sentence: string;
  /** The part of the request that is wrong; undefined: the request is well-formed, and something else is in its way. */
  readonly in?: RequestPart | undefined;
  /** The parameter, member or header; undefined: the part as a whole. */
  readonly name?: string | undefined;
  /** What was there, as a sentence quotes it; undefined: nothing. */
  readonly found?: string | undefined;
  /** What is accepted in its place. */
  readonly accepted?: string | undefined;
  /** The known word, name or path that was most likely meant. */
  readonly didYouMean?: string | undefined;
}
