// Declares how an observer follows forwarded requests.
import type { AnswerHead } from "./answer-head.ts";

/** How a forwarded request ended: with its whole answer, or because one of the two connections ended early. */
export type ForwardEnd = "answered" | "clientGone" | "targetFailed";

/** Follows one forwarded request. Its methods must not throw. */
export interface ForwardObserver {
  /** Called with each part of the client's body. */
  onRequestPart(part: Buffer): void;
  /** Called when the head of the answer has arrived. */
  onAnswer(answer: AnswerHead): void;
  /** Called with each part of the answer's body. */
  onAnswerPart(part: Buffer): void;
  /** Called once, at the end. `error`: why the connection to the target ended before an answer began. */
  onEnd(end: ForwardEnd, error?: Error): void;
}
