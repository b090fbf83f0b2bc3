// A request as a world's watch on its clients is told of it: the gateway has it, the world judges it.

export interface WatchedRequest {
  /** Its number in the journal. */
  readonly entry: number;
  /** The gateway's own name for what was asked. */
  readonly operation: string;
  /** What stands in the path where the agent's id belongs. */
  readonly agent: string | undefined;
  /** The Guid that it shows. */
  readonly guid: string | undefined;
  /** Whether it came over TLS. */
  readonly isSecure: boolean;
  /** Its address, with the query. */
  readonly url: string;
  /** Whether it only asks, and changes nothing. */
  readonly isQuery: boolean;
  /** Whether a fault spoils its answer. */
  readonly hasFaultyAnswer: boolean;
  /** Whether it names something, such as a call's id. */
  mentions(text: string): boolean;
}
