// Walks a track through its steps, one after the other, up to where it ends, stands still or has others go on beside each other.
import type { Duration, Instant, Work } from "../../core/index.ts";
import { CALLS, type View } from "../conditions/condition.ts";
import { judge } from "../conditions/expectation.ts";
import type { Moment, Step } from "../scenario.ts";
import { type Cast, LongAct } from "../steps/act.ts";
import { type ActStep, failureOf, operationOf, playAct } from "../steps/index.ts";
import { beginAgain, choose, firstRound, momentFor } from "./rounds.ts";
import { enter, type Frame, type Track } from "./track.ts";
import type { Waits } from "./waits.ts";

/** Why a walk stops: at the end, where the track stands still until it is to go on, or at lists of steps to be done beside each other. */
export type Halt = "end" | "standstill" | { readonly beside: readonly (readonly Step[])[] };

/** So many steps that take no time are one entry of the clock: a run can pause behind it. */
const MOST_STEPS_AT_ONCE = 100;

/** What steps are played with. */
export interface WalkerParts {
  readonly cast: Cast;
  readonly view: View;
  readonly waits: Waits;
  /** Is told when a step has acted. */
  readonly acted: (step: ActStep) => void;
}

export class Walker {
  readonly #parts: WalkerParts;
  readonly #cast: Cast;
  /** The beginning, from which a step counts that waits until some time after it. */
  begunAt: Instant;

  constructor(parts: WalkerParts) {
    this.#parts = parts;
    this.#cast = parts.cast;
    this.begunAt = parts.cast.center.now;
  }

  /** Plays a track's steps from where it stands, as far as that goes without waiting. */
  walk(track: Track): Halt {
    const { center } = this.#cast;
    for (let played = 0; ; played++) {
      // Nothing else is due, so the track goes on at once, unless the run pauses.
      if (played >= MOST_STEPS_AT_ONCE && center.nextAt > center.now) return this.#standFor(0, track, "last");
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
    const { now } = this.#cast.center;
    const again = beginAgain(frame, now);
    // Each round is an entry of its own, so that a loop that takes no time is found out by the clock.
    if (again !== undefined) return this.#standFor(again - now, track);
    track.frames.pop();
    return undefined;
  }

  /** Plays a step. Answers why the walk stops there; undefined: it goes on at once. */
  #play(step: Step, track: Track): Halt | undefined {
    const { center, chance } = this.#cast;
    const { view, waits } = this.#parts;
    switch (step.kind) {
      case "wait":
        return this.#standFor(step.for, track);
      case "at":
        return this.#standUntil(step.moment, track);
      case "waitFor":
        return waits.begin(track, step) ? undefined : "standstill";
      case "when":
        if (step.timeout !== undefined) {
          if (!waits.begin(track, step)) return "standstill";
          enter(track, step.then);
        } else {
          if (!this.#settle(track)) return "standstill";
          enter(track, waits.isSo(track, step.condition) ? step.then : step.otherwise);
        }
        return undefined;
      case "expect":
        if (!this.#settle(track)) return "standstill";
        this.#cast.account({ line: step.line, step: step.kind, ...judge(step.expectation, view) });
        return undefined;
      case "repeat":
        if (step.times !== 0) track.frames.push(firstRound(step, center.now));
        return undefined;
      case "parallel":
        return step.tracks.length === 0 ? undefined : { beside: step.tracks };
      case "choose":
        enter(track, choose(step.choices, chance, `choose/${step.line}`));
        return undefined;
      default:
        if (this.#act(step, track) === "goes on") return this.#standFor(0, track, "last");
        // What follows from a step without delay happens before the next one: a call rings before it is to be answered.
        return center.nextAt > center.now ? undefined : this.#standFor(0, track, "last");
    }
  }

  /** Has a step act. What takes long is done before the next entry of the clock runs. */
  #act(step: ActStep, track: Track): "done" | "goes on" {
    const { view, waits } = this.#parts;
    track.acted = view.ledger.place;
    const operation = operationOf(step);
    const agent = "agent" in step ? step.agent : undefined;
    if (operation !== undefined && agent !== undefined) this.#cast.asked(operation, agent);
    const outcome = playAct(this.#cast, step);
    if (outcome instanceof LongAct) {
      this.#cast.center.run.undertake(this.#finish(step, track, outcome.work));
      return "goes on";
    }
    if ("as" in step && step.as !== undefined) waits.touch(CALLS);
    this.#acted(step, outcome);
    return "done";
  }

  /** Does what a step has begun. If it is dropped, the track is back before the step. */
  *#finish(step: ActStep, track: Track, work: LongAct["work"]): Work {
    let isDone = false;
    try {
      const outcome = yield* work;
      isDone = true;
      this.#acted(step, failureOf(outcome));
    } finally {
      const frame = track.frames.at(-1);
      if (!isDone && frame !== undefined) frame.next--;
    }
  }

  #acted(step: ActStep, failure: string | undefined): void {
    this.#parts.acted(step);
    if (failure === undefined) return;
    const agent = "agent" in step ? step.agent : undefined;
    const expected = `the step ${step.kind} can be done${agent === undefined ? "" : ` by agent ${agent}`}`;
    this.#cast.account({ line: step.line, step: step.kind, expected, passed: false, actual: failure });
  }

  /** Lets what else is due at this moment happen before a step that looks at how things are. Answers whether that has been done. */
  #settle(track: Track): boolean {
    const { center } = this.#cast;
    const frame = track.frames.at(-1);
    if (track.settled || center.nextAt > center.now || frame === undefined) {
      track.settled = false;
      return true;
    }
    track.settled = true;
    frame.next--;
    this.#standFor(0, track, "last");
    return false;
  }

  #standFor(time: Duration, track: Track, turn?: "last"): Halt {
    this.#cast.book(time, { do: "go-on", track: track.number }, turn);
    return "standstill";
  }

  #standUntil(moment: Moment, track: Track): Halt | undefined {
    const { center, plan } = this.#cast;
    const { now } = center;
    const at = momentFor(track, moment, { begunAt: this.begunAt, now, timeZone: plan.timeZone });
    return at <= now ? undefined : this.#standFor(at - now, track);
  }
}
