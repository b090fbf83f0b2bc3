// Walks a track through its steps, one after the other, up to where it ends, stands still or has others go on beside each other.
import type { Duration, Instant, Work } from "../../core/index.ts";
import { type ConditionView, NAMED_CALLS } from "../conditions/condition.ts";
import { checkExpectation } from "../conditions/expectation.ts";
import type { Moment, Step } from "../scenario.ts";
import { LongAction, type StepContext } from "../steps/action.ts";
import { type ActionStep, failureSentence, operationOf, playAction } from "../steps/index.ts";
import { beginNextRound, choose, firstRound, momentFor } from "./flow-steps.ts";
import { enterSteps, type Frame, type Track } from "./track.ts";
import type { Waits } from "./waits.ts";

/** Why a walk stops: at the end, where the track stands still until it is to go on, or at lists of steps to be done beside each other. */
export type Halt = "end" | "standstill" | { readonly beside: readonly (readonly Step[])[] };

/** So many steps that take no time are one entry of the clock: a run can pause behind it. */
const MOST_STEPS_AT_ONCE = 100;

/** What steps are played with. */
export interface TrackPlayerParts {
  readonly context: StepContext;
  readonly view: ConditionView;
  readonly waits: Waits;
  /** Is told when a step has acted. */
  readonly onActed: (step: ActionStep) => void;
}

export class TrackPlayer {
  readonly #parts: TrackPlayerParts;
  readonly #context: StepContext;
  /** The beginning, from which a step counts that waits until some time after it. */
  begunAt: Instant;

  constructor(parts: TrackPlayerParts) {
    this.#parts = parts;
    this.#context = parts.context;
    this.begunAt = parts.context.center.now;
  }

  /** Plays a track's steps from where it stands, as far as that goes without waiting. */
  play(track: Track): Halt {
    const { center } = this.#context;
    for (let played = 0; ; played++) {
      // Nothing else is due, so the track goes on at once, unless the run pauses.
      if (played >= MOST_STEPS_AT_ONCE && center.nextAt > center.now) return this.#pauseFor(0, track, "last");
      const frame = track.frames.at(-1);
      if (frame === undefined) return "end";
      const step = frame.steps[frame.next];
      if (step !== undefined) frame.next++;
      const halt = step === undefined ? this.#endList(frame, track) : this.#play(step, track);
      if (halt !== undefined) return halt;
    }
  }

  /** At its end a list begins again, if it is repeated, or the track goes on with the list around it. */
  #endList(frame: Frame, track: Track): Halt | undefined {
    const { now } = this.#context.center;
    const again = beginNextRound(frame, now);
    // Each round is an entry of its own, so that a loop that takes no time is found out by the clock.
    if (again !== undefined) return this.#pauseFor(again - now, track);
    track.frames.pop();
    return undefined;
  }

  /** Plays a step. Answers why the walk stops there; undefined: it goes on at once. */
  #play(step: Step, track: Track): Halt | undefined {
    const { center, chance } = this.#context;
    const { view, waits } = this.#parts;
    switch (step.kind) {
      case "wait":
        return this.#pauseFor(step.for, track);
      case "at":
        return this.#pauseUntil(step.moment, track);
      case "waitFor":
        return waits.begin(track, step) ? undefined : "standstill";
      case "when":
        if (step.timeout !== undefined) {
          if (!waits.begin(track, step)) return "standstill";
          enterSteps(track, step.then);
        } else {
          if (!this.#settle(track)) return "standstill";
          enterSteps(track, waits.isTrue(track, step.condition) ? step.then : step.otherwise);
        }
        return undefined;
      case "expect":
        if (!this.#settle(track)) return "standstill";
        this.#context.recordOutcome({ line: step.line, step: step.kind, ...checkExpectation(step.expectation, view) });
        return undefined;
      case "repeat":
        if (step.times !== 0) track.frames.push(firstRound(step, center.now));
        return undefined;
      case "parallel":
        return step.tracks.length === 0 ? undefined : { beside: step.tracks };
      case "choose":
        enterSteps(track, choose(step.choices, chance, `choose/${step.line}`));
        return undefined;
      default:
        if (this.#playAction(step, track) === "goes on") return this.#pauseFor(0, track, "last");
        // What follows from a step without delay happens before the next one: a call rings before it is to be answered.
        return center.nextAt > center.now ? undefined : this.#pauseFor(0, track, "last");
    }
  }

  /** Has a step act. What takes long is done before the next entry of the clock runs. */
  #playAction(step: ActionStep, track: Track): "done" | "goes on" {
    const { view, waits } = this.#parts;
    track.acted = view.ledger.place;
    const operation = operationOf(step);
    const agent = "agent" in step ? step.agent : undefined;
    if (operation !== undefined && agent !== undefined) this.#context.recordRequest(operation, agent);
    const outcome = playAction(this.#context, step);
    if (outcome instanceof LongAction) {
      this.#context.center.run.undertake(this.#finish(step, track, outcome.work));
      return "goes on";
    }
    if ("as" in step && step.as !== undefined) waits.touch(NAMED_CALLS);
    this.#onActed(step, outcome);
    return "done";
  }

  /** Does what a step has begun. If it is dropped, the track is back before the step. */
  *#finish(step: ActionStep, track: Track, work: LongAction["work"]): Work {
    let isDone = false;
    try {
      const outcome = yield* work;
      isDone = true;
      this.#onActed(step, failureSentence(outcome));
    } finally {
      const frame = track.frames.at(-1);
      if (!isDone && frame !== undefined) frame.next--;
    }
  }

  #onActed(step: ActionStep, failure: string | undefined): void {
    this.#parts.onActed(step);
    if (failure === undefined) return;
    const agent = "agent" in step ? step.agent : undefined;
    const expected = `the step ${step.kind} can be done${agent === undefined ? "" : ` by agent ${agent}`}`;
    this.#context.recordOutcome({ line: step.line, step: step.kind, expected, passed: false, actual: failure });
  }

  /** Lets what else is due at this moment happen before a step that looks at how things are. Answers whether that has been done. */
  #settle(track: Track): boolean {
    const { center } = this.#context;
    const frame = track.frames.at(-1);
    if (track.settled || center.nextAt > center.now || frame === undefined) {
      track.settled = false;
      return true;
    }
    track.settled = true;
    frame.next--;
    this.#pauseFor(0, track, "last");
    return false;
  }

  #pauseFor(time: Duration, track: Track, turn?: "last"): Halt {
    this.#context.book(time, { do: "go-on", track: track.number }, turn);
    return "standstill";
  }

  #pauseUntil(moment: Moment, track: Track): Halt | undefined {
    const { center, plan } = this.#context;
    const { now } = center;
    const at = momentFor(track, moment, { begunAt: this.begunAt, now, timeZone: plan.timeZone });
    return at <= now ? undefined : this.#pauseFor(at - now, track);
  }
}
