// The part of a request that the gateway reports to a world, for findings.

/** A request as findings see it. */
export interface ObservedRequest {
  /** Its number in the journal. */
  readonly entry: number;
  /** The name of the operation in the gateway's log. */
  readonly operation: string;
  /** The agent id in the path, unchecked. */
  readonly agent: string | undefined;
  /** The Guid in its header. */
  readonly guid: string | undefined;
  /** Whether it came over TLS. */
  readonly isSecure: boolean;
  /** Its address, with the query. */
  readonly url: string;
  /** Whether it is a GET: a query or a poll. */
  readonly isGet: boolean;
  /** Whether a fault will change or delay its answer. */
  readonly hasFaultyAnswer: boolean;
  /** Returns whether its address or body contains a text, such as a call's id. */
  mentions(text: string): boolean;
}
