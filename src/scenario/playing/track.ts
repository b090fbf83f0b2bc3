// A track: where it stands in its lists of steps, and what it waits for.
import type { Instant, TimerId } from "../../core/index.ts";
import type { Step } from "../scenario.ts";

/** A list of steps that a track goes through; lists within lists come from repeat, when and choose. */
export interface Frame {
  readonly steps: readonly Step[];
  next: number;
  /** For a repeated list: the step that repeats it, how often it was begun, and when first and last. */
  readonly repeat:
    | { step: Extract<Step, { kind: "repeat" }>; begun: number; since: Instant; lastBegun: Instant }
    | undefined;
}

/** A step that waits for a condition. */
export type WaitingStep = Extract<Step, { kind: "waitFor" | "when" }>;

export interface Track {
  readonly number: number;
  readonly frames: Frame[];
  /** The track that waits for this one to end. */
  readonly parent: Track | undefined;
  /** How many tracks this one waits for. */
  children: number;
  /** What it waits for: behind which place in the ledger it must come, and when it is given up. */
  awaited: { readonly step: WaitingStep; readonly after: number; readonly giveUp: TimerId | undefined } | undefined;
  /** Places in the ledger: of what it waited for last, and where that stood when it acted last. What came before is past. */
  seen: number;
  acted: number;
  /** Whether it has let happen what else is due at this moment, before its next step looks at how things are. */
  settled: boolean;
  /** The moment that it waited for last by a time of day. */
  stoodAt: Instant;
}

/** Has a track go through other steps before it goes on with its own. */
export function enterSteps(track: Track, steps: readonly Step[]): void {
  track.frames.push({ steps, next: 0, repeat: undefined });
}

/** The step that a track began last, or is about to begin; none when it waits for other tracks to end, or is at its own end. */
export function currentStepOf({ frames, children }: Track): Step[] {
  const frame = frames.at(-1);
  const step = children > 0 ? undefined : frame?.steps[Math.max(frame.next - 1, 0)];
  return step === undefined ? [] : [step];
}
