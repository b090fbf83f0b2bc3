// The parts of a tape that the gateway writes: its requests, their answers, and marks of what happened between them.
import type { AgentId } from "../core/index.ts";

/** The format of the tape of a real gateway, in its first line. */
export const GATEWAY_TAPE_FORMAT = "cc-gateway-simulator gateway tape";

/** A request to the gateway, without secrets: each is replaced by a filler of the same length. */
export interface TapedRequest {
  readonly operation: string;
  readonly method: string;
  /** The path and the query. */
  readonly url: string;
  /** The part of the path where the agent's id belongs, unchecked. */
  readonly agent?: string | undefined;
  /** The first eight characters of its Guid. */
  readonly guid?: string | undefined;
  readonly contentType?: string | undefined;
  /** The filler of the header `service_token`. */
  readonly serviceToken?: string | undefined;
  readonly body?: string | undefined;
  /** Whether it came over TLS. */
  readonly secure: boolean;
  /** The address that it came from. */
  readonly from?: string | undefined;
}

/** An input that is being answered. */
export interface OpenInput {
  /** Its number; 0 if it was refused and caused nothing. */
  readonly input: number;
  readonly request: TapedRequest;
}

/** A decision that depends on wall time and can cause events. */
export type TapedDecision = { readonly kind: "pushGaveUp"; readonly agent: AgentId };

/** The answer to an input. */
export interface TapedAnswer {
  /** The retcode of the gateway, or the HTTP status of the control API. */
  readonly code: string;
  /** A hash of the whole answer. */
  readonly hash: string;
}

/** Something between inputs on which later answers depend. It causes no events. */
export type TapeMark =
  /** A client was heard. */
  | { readonly heard: AgentId }
  /** An input was answered after later inputs had begun. */
  | { readonly answered: number; readonly answer: TapedAnswer }
  /** An answer was sent after later inputs (`written`), or its connection ended first; `begun`: a part of the answer was sent. */
  | { readonly ended: number; readonly written: boolean; readonly begun: boolean }
  /** A held poll is answered without an event. */
  | { readonly pollEnded: number }
  /** A poll no longer waits for the connection of an earlier answer. */
  | { readonly settled: number }
  /** The connection of an answer failed after the answer was written. */
  | { readonly connectionFailed: number }
  /** An event that a fault delays arrives in its mailbox. */
  | { readonly lateEvent: number; readonly agent: AgentId }
  /** The receiver of pushes has the events up to a place in the mailbox. */
  | { readonly pushed: AgentId; readonly before: number }
  /** An advance of the clock ended early. */
  | { readonly abandoned: number }
  | AskedMark;

/**
 * The newest requests of one operation and one agent, written before a fault that is added at the same instant. A fault counts requests, so
 * a scenario from the tape must add the fault after them. Queries are among them, although they are not inputs.
 */
export interface AskedMark {
  /** The numbers of their journal entries. */
  readonly asked: readonly number[];
  readonly operation: string;
  /** The part of the path where the agent's id belongs, unchecked. */
  readonly agent?: string | undefined;
}
