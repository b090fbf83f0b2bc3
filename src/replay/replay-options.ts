// The types of a replay: its options, its start, its observer and its report.
import type { Instant } from "../core/index.ts";
import type { TapedAnswer } from "../words/tape.ts";
import type { WorldState } from "../world/lives/world-state.ts";
import type { OpenPolls } from "../world/tape/open-inputs.ts";
import type { AnswerDifference } from "./answer-difference.ts";
import type { TapeLine } from "./read-tape.ts";
import type { ReplayStop } from "./replay-stop.ts";

/** The outcome of a replay. */
export interface ReplayReport {
  /** The number of inputs that were replayed. */
  readonly inputs: number;
  /** The number of answers that were compared. */
  readonly compared: number;
  /** The first answer that differs. */
  readonly difference: AnswerDifference | undefined;
  /** Why the replay ended before the tape; undefined if it did not. */
  readonly stopped: ReplayStop | undefined;
}

/** Follows a replay line by line. */
export interface ReplayObserver {
  /** Called before a line is replayed, at its world time. Not called for the beginning of a branch or a snapshot. */
  onLineBegin(line: TapeLine): void;
  /** Called after each line. `answer`: the answer to a control request, if there is one. */
  onLineEnd(line: TapeLine, answer: TapedAnswer | undefined): void;
}

/** The end of a replay, and its observer. */
export interface ReplayOptions {
  /** The number of the last input to replay; default all. */
  readonly until?: number | undefined;
  /** The number of lines to replay; default all. */
  readonly count?: number | undefined;
  /** The number of lines whose answers leave before the next line. Later answers stay under way. Default all. */
  readonly confirmed?: number | undefined;
  /** The instant at which time stops, also within the last advance of the clock. */
  readonly stopAt?: Instant | undefined;
  /** Ends the replay early, if it is aborted. */
  readonly stop?: AbortSignal | undefined;
  readonly observer?: ReplayObserver;
}

/** The start of a replay. */
export interface ReplayStart {
  /** The state from which the lines continue, with its open polls; default the beginning of the world. No other code may use its parts. */
  readonly checkpoint?: ({ readonly state: WorldState } & OpenPolls) | undefined;
  /** Whether long work is cut into slices, so that other worlds of the process are served meanwhile. */
  readonly inSlices?: boolean;
}
