// What tracks wait for: noticing that it has come, giving it up when its time is over, and taking down how it came out.
import { type CallId, formatDuration } from "../../core/index.ts";
import {
  type Condition,
  type ConditionView,
  NAMED_CALLS,
  placeFulfilled,
  type Subject,
  sayActual,
  sayCondition,
  subjectOf,
} from "../conditions/condition.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { Stage } from "../stage/stage.ts";
import type { Track, WaitingStep } from "./track.ts";

export class Waits {
  readonly #stage: Stage;
  readonly #view: ConditionView;
  /** Whoever waits for something that happens to a subject. */
  readonly #waiters = new Map<Subject, Set<Track>>();
  readonly #touched = new Set<Subject>();
  readonly #lookSoon: () => void;

  /** `lookSoon` has whoever waits look, once what happens now has happened wholly. */
  constructor(stage: Stage, view: ConditionView, lookSoon: () => void) {
    this.#stage = stage;
    this.#view = view;
    this.#lookSoon = lookSoon;
  }

  /** The subjects to which something has happened since the last look: what a snapshot keeps beside the tracks. */
  get touched(): readonly Subject[] {
    return [...this.#touched];
  }

  /** Has those tracks wait that already did when they were written down. */
  restore(tracks: Iterable<Track>, touched: readonly Subject[]): void {
    for (const track of tracks) if (track.awaited !== undefined) this.#enter(track, track.awaited.step);
    for (const subject of touched) this.#touched.add(subject);
  }

  /** Has a track wait for what a step says. Answers whether it need not, because it is so already. */
  begin(track: Track, step: WaitingStep): boolean {
    const { center } = this.#stage;
    const { condition, timeout } = step;
    // What came at this very moment counts: who waits may have been set going by it.
    const after = Math.max(track.seen, this.#view.ledger.lastPlaceBefore(center.now));
    if (this.#hasCome(track, condition, after)) {
      this.#recordFulfilled(step);
      return true;
    }
    const giveUp =
      timeout === undefined ? undefined : this.#stage.book(timeout, { do: "give-up", track: track.number });
    track.awaited = { step, after, giveUp };
    this.#enter(track, step);
    return false;
  }

  /** Whether a condition holds now; of an event or a request, whether it has come since the track acted last. */
  isTrue(track: Track, condition: Condition): boolean {
    return this.#hasCome(track, condition, Math.max(track.seen, track.acted));
  }

  /** Something has happened to a subject: whoever waits for that is to look. */
  touch(subject: Subject): void {
    if (!this.#waiters.has(subject)) return;
    this.#touched.add(subject);
    this.#lookSoon();
  }

  /** Something has happened to a call: whoever waits for that is to look. */
  touchCall(call: CallId): void {
    if (this.#isAwaited(call)) this.touch(NAMED_CALLS);
  }

  /** Those who wait for something that has been touched since this was asked last, in the order in which they began. */
  takeTouched(): Track[] {
    const tracks = new Set<Track>();
    for (const subject of this.#touched) for (const track of this.#waiters.get(subject) ?? []) tracks.add(track);
    this.#touched.clear();
    return [...tracks].sort((a, b) => a.number - b.number);
  }

  /** Ends a track's waiting if what it waits for has come. Answers the step then. */
  end(track: Track): WaitingStep | undefined {
    const { awaited } = track;
    if (awaited === undefined || !this.#hasCome(track, awaited.step.condition, awaited.after)) return undefined;
    if (awaited.giveUp !== undefined) this.#stage.center.cancel(awaited.giveUp);
    this.#leave(track, awaited.step);
    this.#recordFulfilled(awaited.step);
    return awaited.step;
  }

  /** Ends a track's waiting, which was in vain. Answers the step, if it waits. */
  giveUp(track: Track): WaitingStep | undefined {
    const { awaited } = track;
    if (awaited === undefined) return undefined;
    this.#leave(track, awaited.step);
    if (awaited.step.kind === "waitFor") this.#stage.recordOutcome(this.#timedOut(awaited.step));
    return awaited.step;
  }

  /** What tracks wait for at this moment, as it would be told if they gave it up. */
  unmet(tracks: Iterable<Track>): Omit<Outcome, "at">[] {
    return Array.from(tracks).flatMap(({ awaited }) =>
      awaited?.step.kind === "waitFor" ? [this.#timedOut(awaited.step)] : [],
    );
  }

  #isAwaited(call: CallId): boolean {
    for (const { awaited } of this.#waiters.get(NAMED_CALLS) ?? []) {
      const condition = awaited?.step.condition;
      if (condition !== undefined && "call" in condition && this.#view.calls.named(condition.call) === call)
        return true;
    }
    return false;
  }

  #hasCome(track: Track, condition: Condition, after: number): boolean {
    const place = placeFulfilled(condition, this.#view, after);
    if (place === undefined) return false;
    track.seen = Math.max(track.seen, place);
    return true;
  }

  #enter(track: Track, { condition }: WaitingStep): void {
    const subject = subjectOf(condition);
    this.#waiters.set(subject, (this.#waiters.get(subject) ?? new Set()).add(track));
  }

  #leave(track: Track, { condition }: WaitingStep): void {
    const subject = subjectOf(condition);
    const waiters = this.#waiters.get(subject);
    if (waiters?.delete(track) && waiters.size === 0) this.#waiters.delete(subject);
    track.awaited = undefined;
  }

  /** A wait that could have failed is an expectation; a branch is none. */
  #recordFulfilled(step: WaitingStep): void {
    if (step.kind !== "waitFor" || step.timeout === undefined) return;
    this.#stage.recordOutcome({
      line: step.line,
      step: step.kind,
      expected: expected(step),
      passed: true,
      actual: undefined,
    });
  }

  #timedOut(step: WaitingStep): Omit<Outcome, "at"> {
    const actual = sayActual(step.condition, this.#view);
    return { line: step.line, step: step.kind, expected: expected(step), passed: false, actual };
  }
}

function expected({ condition, timeout }: WaitingStep): string {
  return `${sayCondition(condition)}${timeout === undefined ? "" : ` within ${formatDuration(timeout)}`}`;
}
