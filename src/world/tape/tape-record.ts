// The records of a tape: the inputs of a world in their order, and marks of what happened between them.
import type { Instant, PushTarget } from "../../core/index.ts";
import type { TapedAnswer, TapedDecision, TapedRequest, TapeMark } from "../../words/tape.ts";

/** A request to the control API that can change a world. */
export interface TapedControl {
  readonly method: string;
  /** The path and the query, without the world: `/clock/advance`. */
  readonly path: string;
  readonly body?: unknown;
}

interface InputRecord {
  /** Its number, from 1; the cause of its events. 0 if it was refused and caused nothing. */
  input: number;
  /** The world time. */
  readonly at: Instant;
}

/** A request of a client on a tape. */
export interface RequestRecord extends InputRecord {
  readonly kind: "request";
  readonly request: TapedRequest;
  /** The number of its journal entry. */
  readonly entry: number;
  /** The results of checks that a replay cannot repeat, in their order: they need a secret, wall time or other worlds. */
  verdicts: readonly unknown[];
  /** The target of the agent's pushes afterwards, with its secrets, which a tape file does not get; undefined if there are none. */
  push: PushTarget | undefined;
  /** The answer; undefined if it came later, as a mark. */
  answer: TapedAnswer | undefined;
}

/** A request of the control API on a tape. */
export interface ControlRecord extends InputRecord {
  readonly kind: "control";
  readonly control: TapedControl;
  /** The number of its characters. */
  readonly size: number;
}

/** Receives the number of a control request's input, for the answer to the request. */
export interface InputHolder {
  input: number;
}

/** A decision of wall time on a tape. */
export interface DecisionRecord extends InputRecord {
  readonly kind: "decision";
  readonly decision: TapedDecision;
}

/** A mark on the tape. */
export type MarkRecord = { readonly kind: "mark"; readonly at: Instant; readonly mark: TapeMark };

/** Another history begins: the world is reset, restored or rewound. */
export interface BranchRecord {
  readonly kind: "branch";
  readonly at: Instant;
  readonly branch: number;
  readonly from: "reset" | "restore" | "rewind";
  /** After a rewind: the number of all records before the moment to which the world was rewound. */
  readonly position?: number;
}

/** A record of a tape. */
export type TapeRecord = RequestRecord | ControlRecord | DecisionRecord | MarkRecord | BranchRecord;

/** Returns the number of a record's input; undefined for other records, 0 for refused inputs. */
export function inputOf(record: TapeRecord): number | undefined {
  return "input" in record ? record.input : undefined;
}
