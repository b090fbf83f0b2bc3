// Follows forwarded requests.
import type { IncomingMessage } from "node:http";

/** How a forwarded request ended: with its whole answer, or because one of the two connections ended before. */
export type ForwardEnd = "answered" | "clientGone" | "targetFailed";

/** Follows one forwarded request. Its methods must not throw. */
export interface ForwardObserver {
  /** Called with each part of the client's body. */
  onRequestPart(part: Buffer): void;
  /** Called when the head of the answer has arrived. */
  onAnswer(answer: IncomingMessage): void;
  /** Called with each part of the answer's body. */
  onAnswerPart(part: Buffer): void;
  /** Called once. `error`: why the target failed, if Node says so. */
  onEnd(end: ForwardEnd, error?: Error): void;
}
