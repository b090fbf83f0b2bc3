// Plays the steps of a track until the track ends, must wait, or splits into parallel tracks.
import type { Duration, Instant, Turn, Work } from "../../core/index.ts";
import { type ConditionView, NAMED_CALLS, NAMED_CHATS } from "../conditions/condition.ts";
import { checkExpectation } from "../conditions/expectation.ts";
import type { Step, StepMoment } from "../scenario.ts";
import { LongAction, type StepContext } from "../steps/action.ts";
import { NAMING_CHATS } from "../steps/chats.ts";
import { type ActionStep, actorOf, describeRefusal, operationOf, playAction } from "../steps/index.ts";
import { beginFirstRound, beginNextRound, chooseSteps, findInstant } from "./flow-steps.ts";
import { enterSteps, type Frame, type Track } from "./track.ts";
import type { TrackWaits } from "./track-waits.ts";

/** The reason why playing stops: the track ends, waits until something resumes it, or starts parallel lists of steps. */
export type StopReason = "end" | "waits" | { readonly parallel: readonly (readonly Step[])[] };

/** The maximum number of steps without a wait in one entry of the clock, so that a run can pause. */
const MAX_STEPS_AT_ONCE = 100;

/** The parts that steps are played with. */
export interface TrackPlayerParts {
  readonly context: StepContext;
  readonly view: ConditionView;
  readonly waits: TrackWaits;
  /** Called when a step has acted. */
  readonly onActed: (step: ActionStep) => void;
  /** Returns the path of a step, which is the cause of what the step does. */
  readonly pathOf: (step: Step) => string;
}

/** Plays steps, one track at a time. */
export class TrackPlayer {
  readonly #parts: TrackPlayerParts;
  readonly #context: StepContext;
  /** The start of the scenario, which the step `at` refers to. */
  begunAt: Instant;

  constructor(parts: TrackPlayerParts) {
    this.#parts = parts;
    this.#context = parts.context;
    this.begunAt = parts.context.center.now;
  }

  /** Plays the steps of a track up to the first one that waits. */
  play(track: Track): StopReason {
    const { center } = this.#context;
    for (let played = 0; ; played++) {
      // The track pauses only if nothing else is due now, because other due entries would run before the next step.
      if (played >= MAX_STEPS_AT_ONCE && center.nextAt > center.now) return this.#pauseFor(0, track, "late");
      const frame = track.frames.at(-1);
      if (frame === undefined) return "end";
      const step = frame.steps[frame.next];
      if (step !== undefined) frame.next++;
      const reason = step === undefined ? this.#finishList(frame, track) : this.#play(step, track);
      if (reason !== undefined) return reason;
    }
  }

  /** Starts the next round at the end of a list, or continues with the outer list. */
  #finishList(frame: Frame, track: Track): StopReason | undefined {
    const { now } = this.#context.center;
    const nextRoundAt = beginNextRound(frame, now);
    // Each round is a separate entry, so that the clock can detect a loop that takes no time.
    if (nextRoundAt !== undefined) return this.#pauseFor(nextRoundAt - now, track);
    track.frames.pop();
    return undefined;
  }

  /**
   * Plays a step.
   *
   * @returns the reason why playing stops; undefined if it continues immediately.
   */
  #play(step: Step, track: Track): StopReason | undefined {
    const { center, chance } = this.#context;
    const { view, waits } = this.#parts;
    switch (step.kind) {
      case "wait":
        return this.#pauseFor(step.for, track);
      case "at":
        return this.#pauseUntil(step.moment, track);
      case "waitFor":
        return waits.begin(track, step) ? undefined : "waits";
      case "when":
        if (step.timeout !== undefined) {
          if (!waits.begin(track, step)) return "waits";
          enterSteps(track, step.then);
        } else {
          if (!this.#settle(track)) return "waits";
          enterSteps(track, waits.isTrue(track, step.condition) ? step.then : step.otherwise);
        }
        return undefined;
      case "expect":
        if (!this.#settle(track)) return "waits";
        this.#context.recordOutcome({ line: step.line, step: step.kind, ...checkExpectation(step.expectation, view) });
        return undefined;
      case "repeat":
        track.frames.push(beginFirstRound(step, center.now));
        return undefined;
      case "parallel":
        return { parallel: step.tracks };
      case "choose":
        enterSteps(track, chooseSteps(step.choices, chance, `choose/${step.line}`));
        return undefined;
      default:
        if (this.#actAsCause(step, track) === "continues") return this.#pauseFor(0, track, "late");
        // The consequences of a step come before the next step: a call rings before the next step answers it.
        return center.nextAt > center.now ? undefined : this.#pauseFor(0, track, "late");
    }
  }

  #actAsCause(step: ActionStep, track: Track): "done" | "continues" {
    const { causes } = this.#context.center;
    return causes.withCause(this.#parts.pathOf(step), () => this.#playAction(step, track));
  }

  /** Plays a step that acts. The rest of a long action runs before the next entry of the clock. */
  #playAction(step: ActionStep, track: Track): "done" | "continues" {
    const { view, waits } = this.#parts;
    track.acted = view.ledger.place;
    const operation = operationOf(step);
    const agent = actorOf(step);
    if (operation !== undefined && agent !== undefined) this.#context.recordRequest(operation, agent);
    const outcome = playAction(this.#context, step);
    if (outcome instanceof LongAction) {
      this.#context.center.run.addWork(outcome.what, this.#finish(step, track, outcome.work));
      return "continues";
    }
    if ("as" in step && step.as !== undefined)
      waits.markChanged(NAMING_CHATS.has(step.kind) ? NAMED_CHATS : NAMED_CALLS);
    this.#onActed(step, outcome);
    return "done";
  }

  /** Does the rest of a long action. If the work is abandoned, the track goes back to the start of the step. */
  *#finish(step: ActionStep, track: Track, work: LongAction["work"]): Work {
    let isDone = false;
    try {
      const outcome = yield* work;
      isDone = true;
      this.#onActed(step, describeRefusal(outcome));
    } finally {
      const frame = track.frames.at(-1);
      if (!isDone && frame !== undefined) frame.next--;
    }
  }

  #onActed(step: ActionStep, failure: string | undefined): void {
    this.#parts.onActed(step);
    if (failure === undefined) return;
    const agent = "agent" in step ? step.agent : undefined;
    const expected = `the step ${step.kind} succeeds${agent === undefined ? "" : ` for agent ${agent}`}`;
    this.#context.recordOutcome({ line: step.line, step: step.kind, expected, passed: false, actual: failure });
  }

  /**
   * Lets everything else that is due now happen before a step that checks the world.
   *
   * @returns true if nothing else is due; false if the track pauses and repeats the step.
   */
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

  #pauseFor(time: Duration, track: Track, turn?: Turn): StopReason {
    this.#context.schedule(time, { do: "go-on", track: track.number }, turn);
    return "waits";
  }

  #pauseUntil(moment: StepMoment, track: Track): StopReason | undefined {
    const { center, plan } = this.#context;
    const { now } = center;
    const at = findInstant(track, moment, { begunAt: this.begunAt, now, timeZone: plan.timeZone });
    return at <= now ? undefined : this.#pauseFor(at - now, track);
  }
}
