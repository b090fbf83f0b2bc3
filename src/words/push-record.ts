// Declares the journal's record of a push: the request that the gateway sends, and its end.
import type { AgentId } from "../core/index.ts";
import type { RefusalReason } from "./refusal-reason.ts";

/** A push that is sent. */
export interface SentPush {
  /** The address of the receiver. */
  readonly uri: string;
  /** The agent whose events it has; undefined if a push of a real gateway names no agent. */
  readonly agent: AgentId | undefined;
  /** The text of the body, or only its size if it is not text or is too long; undefined without a body. */
  readonly body: string | { readonly bytes: number } | undefined;
  /** The serial numbers of its events, in the same order. */
  readonly events: readonly number[];
  /** Whether some of its events were in a push that failed. */
  readonly isRepeated: boolean;
}

/** The end of a push. It was acknowledged if it has a status and no reason. */
export interface EndedPush {
  /** The HTTP status of the answer; undefined without one. */
  readonly status: number | undefined;
  /** The body of the answer; undefined without one, or if it is too long. */
  readonly text: string | undefined;
  /** Why it failed; undefined if it did not, or if the gateway gave it up because the world ended. */
  readonly reason: RefusalReason | undefined;
}
