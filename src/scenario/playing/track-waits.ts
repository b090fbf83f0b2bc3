// Manages the waits of tracks for conditions: checks the conditions, ends waits after a timeout, and records outcomes.
import { type CallId, formatDuration } from "../../core/index.ts";
import {
  type Condition,
  type ConditionView,
  describeActual,
  describeCondition,
  findFulfillment,
  NAMED_CALLS,
  NAMED_CHATS,
  type Subject,
  subjectOf,
} from "../conditions/condition.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { Stage } from "../stage/stage.ts";
import type { Track, WaitingStep } from "./track.ts";

/** The waits of all tracks of a player. */
export class TrackWaits {
  readonly #stage: Stage;
  readonly #view: ConditionView;
  /** The waiting tracks by the subject of their conditions. */
  readonly #waiters = new Map<Subject, Set<Track>>();
  readonly #changedSubjects = new Set<Subject>();
  readonly #recheckSoon: () => void;

  /** @param recheckSoon schedules a recheck, after the current entry of the clock is complete. */
  constructor(stage: Stage, view: ConditionView, recheckSoon: () => void) {
    this.#stage = stage;
    this.#view = view;
    this.#recheckSoon = recheckSoon;
  }

  /** The subjects that have changed since the last recheck, for a snapshot. */
  get changedSubjects(): readonly Subject[] {
    return [...this.#changedSubjects];
  }

  /** Restores the waits of tracks from a snapshot. */
  restore(tracks: Iterable<Track>, changedSubjects: readonly Subject[]): void {
    for (const track of tracks) if (track.awaited !== undefined) this.#addWaiter(track, track.awaited.step);
    for (const subject of changedSubjects) this.#changedSubjects.add(subject);
  }

  /**
   * Starts the wait of a track.
   *
   * @returns true if the condition is already fulfilled and the track need not wait.
   */
  begin(track: Track, step: WaitingStep): boolean {
    const { center } = this.#stage;
    const { condition, timeout } = step;
    // Events at this instant count, because one of them may have started this wait.
    const after = Math.max(track.seen, this.#view.ledger.advanceTo(center.now));
    if (this.#isFulfilled(track, condition, after)) {
      this.#recordFulfilled(step);
      return true;
    }
    const giveUp =
      timeout === undefined ? undefined : this.#stage.schedule(timeout, { do: "give-up", track: track.number });
    track.awaited = { step, after, giveUp };
    this.#addWaiter(track, step);
    return false;
  }

  /** Returns whether a condition is fulfilled now. An event or request must have come since the track acted last. */
  isTrue(track: Track, condition: Condition): boolean {
    return this.#isFulfilled(track, condition, Math.max(track.seen, track.acted));
  }

  /** Marks a subject as changed, so that tracks that wait for it check it again. */
  markChanged(subject: Subject): void {
    if (!this.#waiters.has(subject)) return;
    this.#changedSubjects.add(subject);
    this.#recheckSoon();
  }

  /** Marks a call as changed, if a track waits for it. */
  markCallChanged(call: CallId): void {
    if (this.#isAwaited(call)) this.markChanged(NAMED_CALLS);
  }

  /** Marks a chat as changed, if a track waits for it. */
  markChatChanged(chat: CallId): void {
    for (const { awaited } of this.#waiters.get(NAMED_CHATS) ?? []) {
      const condition = awaited?.step.condition;
      if (condition === undefined || !("chat" in condition)) continue;
      if (this.#view.chats.findNamed(condition.chat) === chat) this.markChanged(NAMED_CHATS);
    }
  }

  /** Returns the tracks whose subjects have changed since the last recheck, in the order in which they began. Clears the changes. */
  takeChangedTracks(): Track[] {
    const tracks = new Set<Track>();
    for (const subject of this.#changedSubjects)
      for (const track of this.#waiters.get(subject) ?? []) tracks.add(track);
    this.#changedSubjects.clear();
    return [...tracks].sort((a, b) => a.number - b.number);
  }

  /**
   * Ends the wait of a track if its condition is fulfilled.
   *
   * @returns the step of the wait; undefined if it still waits.
   */
  endIfFulfilled(track: Track): WaitingStep | undefined {
    const { awaited } = track;
    if (awaited === undefined || !this.#isFulfilled(track, awaited.step.condition, awaited.after)) return undefined;
    if (awaited.giveUp !== undefined) this.#stage.center.cancel(awaited.giveUp);
    this.#removeWaiter(track, awaited.step);
    this.#recordFulfilled(awaited.step);
    return awaited.step;
  }

  /**
   * Ends the wait of a track after its timeout, and records a failed `waitFor`.
   *
   * @returns the step of the wait; undefined if the track was not waiting.
   */
  timeOut(track: Track): WaitingStep | undefined {
    const { awaited } = track;
    if (awaited === undefined) return undefined;
    this.#removeWaiter(track, awaited.step);
    if (awaited.step.kind === "waitFor") this.#stage.recordOutcome(this.#createUnmetOutcome(awaited.step));
    return awaited.step;
  }

  /** Returns the conditions that steps `waitFor` wait for, as failed expectations. */
  listUnmet(tracks: Iterable<Track>): Omit<Outcome, "at">[] {
    return Array.from(tracks).flatMap(({ awaited }) =>
      awaited?.step.kind === "waitFor" ? [this.#createUnmetOutcome(awaited.step)] : [],
    );
  }

  #isAwaited(call: CallId): boolean {
    for (const { awaited } of this.#waiters.get(NAMED_CALLS) ?? []) {
      const condition = awaited?.step.condition;
      if (condition !== undefined && "call" in condition && this.#view.calls.findNamed(condition.call) === call)
        return true;
    }
    return false;
  }

  #isFulfilled(track: Track, condition: Condition, after: number): boolean {
    const place = findFulfillment(condition, this.#view, after);
    if (place === undefined) return false;
    track.seen = Math.max(track.seen, place);
    return true;
  }

  #addWaiter(track: Track, { condition }: WaitingStep): void {
    const subject = subjectOf(condition);
    this.#waiters.set(subject, (this.#waiters.get(subject) ?? new Set()).add(track));
  }

  #removeWaiter(track: Track, { condition }: WaitingStep): void {
    const subject = subjectOf(condition);
    const waiters = this.#waiters.get(subject);
    if (waiters?.delete(track) && waiters.size === 0) this.#waiters.delete(subject);
    track.awaited = undefined;
  }

  /** Records a fulfilled `waitFor` with a timeout as passed. One without a timeout counts only if it still waits at the end of a run. */
  #recordFulfilled(step: WaitingStep): void {
    if (step.kind !== "waitFor" || step.timeout === undefined) return;
    this.#stage.recordOutcome({
      line: step.line,
      step: step.kind,
      expected: describeExpectation(step),
      passed: true,
      actual: undefined,
    });
  }

  #createUnmetOutcome(step: WaitingStep): Omit<Outcome, "at"> {
    const actual = describeActual(step.condition, this.#view);
    return { line: step.line, step: step.kind, expected: describeExpectation(step), passed: false, actual };
  }
}

function describeExpectation({ condition, timeout }: WaitingStep): string {
  return `${describeCondition(condition)}${timeout === undefined ? "" : ` within ${formatDuration(timeout)}`}`;
}
