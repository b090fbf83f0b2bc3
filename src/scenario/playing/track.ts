// The state of a track: its position in its lists of steps, and the condition that it waits for.
import type { Instant, TimerId } from "../../core/index.ts";
import type { Step } from "../scenario.ts";

/** The position in a list of steps. Inner lists come from repeat, when and choose. */
export interface Frame {
  readonly steps: readonly Step[];
  next: number;
  /** For a repeated list: the step, the number of rounds begun, and the start of the first and of the last round. */
  readonly repeat:
    | { step: Extract<Step, { kind: "repeat" }>; begun: number; since: Instant; lastBegun: Instant }
    | undefined;
}

/** A step that waits for a condition. */
export type WaitingStep = Extract<Step, { kind: "waitFor" | "when" }>;

/** A track: a position in lists of steps that run one after the other. */
export interface Track {
  readonly number: number;
  readonly frames: Frame[];
  /** The track that waits until this one ends. */
  readonly parent: Track | undefined;
  /** The number of tracks that this one waits for. */
  children: number;
  /** The step whose condition it waits for, the place in the ledger after which the event must come, and the timer of the timeout. */
  awaited: { readonly step: WaitingStep; readonly after: number; readonly giveUp: TimerId | undefined } | undefined;
  /** The ledger's place of the last event or request that it waited for. Earlier ones don't count. */
  seen: number;
  /** The ledger's last place when it last acted. */
  acted: number;
  /** Whether everything else that is due now has happened before its next step. */
  settled: boolean;
  /** The last time of day that it waited for, as an instant. */
  lastTimeOfDay: Instant;
}

/** Adds inner steps that the track plays before it continues with its own. */
export function enterSteps(track: Track, steps: readonly Step[]): void {
  track.frames.push({ steps, next: 0, repeat: undefined });
}

/** Returns a list with the last step that began, or the first one if none has; empty if the track waits for others or is at its end. */
export function currentStepOf({ frames, children }: Track): Step[] {
  const frame = frames.at(-1);
  const step = children > 0 ? undefined : frame?.steps[Math.max(frame.next - 1, 0)];
  return step === undefined ? [] : [step];
}
