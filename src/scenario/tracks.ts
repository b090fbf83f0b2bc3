// Tracks: each goes through a list of steps in order, waits where a step says so, and may have others beside it.
import type { CallId, Instant } from "../core/index.ts";
import type { Outcome } from "./account.ts";
import type { Autopilot } from "./autopilot.ts";
import { CallBook, type CallBookSnapshot } from "./call-book.ts";
import { CALLS, type Subject, type View } from "./conditions/condition.ts";
import { judge } from "./conditions/expectation.ts";
import type { Ledger } from "./conditions/ledger.ts";
import { beginAgain, choose, firstRound, momentFor } from "./rounds.ts";
import type { Moment, Scenario, Step } from "./scenario.ts";
import type { Stage } from "./stage.ts";
import type { Cast } from "./steps/act.ts";
import { type ActStep, operationOf, playAct } from "./steps/index.ts";
import { stepOf, type Track, type WaitingStep } from "./track.ts";
import { readTracks, type TrackSnapshot, writeTracks } from "./track-snapshot.ts";
import type { Traffic } from "./traffic.ts";
import { Waits } from "./waits.ts";

/** What tracks play with. */
export interface Props {
  readonly traffic: Traffic;
  readonly autopilot: Autopilot;
  readonly ledger: Ledger;
  /** Has whoever waits look, once what happens now has happened wholly. */
  lookSoon(): void;
  /** Is told when a step has acted. */
  acted(step: ActStep): void;
}

/** All tracks written down, with what their steps speak of. */
export interface TracksSnapshot {
  readonly begunAt: Instant;
  /** How many tracks there have been. */
  readonly serial: number;
  readonly tracks: readonly TrackSnapshot[];
  readonly calls: CallBookSnapshot;
  /** What has happened since those who wait have looked last. */
  readonly touched: readonly Subject[];
}

export class Tracks {
  readonly #stage: Stage;
  readonly #cast: Cast;
  readonly #view: View;
  readonly #waits: Waits;
  readonly #props: Props;
  readonly #tracks = new Map<number, Track>();
  #begunAt: Instant;
  #serial = 0;
  #handOver: (() => void) | undefined;

  constructor(stage: Stage, props: Props) {
    const { traffic, autopilot, ledger } = props;
    const calls = new CallBook(stage.center);
    this.#stage = stage;
    this.#props = props;
    this.#cast = { ...stage, traffic, autopilot, calls };
    this.#view = { center: stage.center, calls, ledger };
    this.#waits = new Waits(stage, this.#view);
    this.#begunAt = stage.center.now;
  }

  /** Begins with the scenario's own list of steps. */
  start({ steps }: Scenario): void {
    this.#begin(steps, undefined);
  }

  /** Written down, to go on from here. */
  snapshot(scenario: Scenario): TracksSnapshot {
    return {
      begunAt: this.#begunAt,
      serial: this.#serial,
      tracks: writeTracks(this.#tracks.values(), scenario),
      calls: this.#view.calls.snapshot(),
      touched: this.#waits.touched,
    };
  }

  /** Goes on as the tracks that were written down, of the same scenario, in place of a start. */
  restore(snapshot: TracksSnapshot, scenario: Scenario): void {
    this.#begunAt = snapshot.begunAt;
    this.#serial = snapshot.serial;
    for (const track of readTracks(snapshot.tracks, scenario)) this.#tracks.set(track.number, track);
    this.#view.calls.restore(snapshot.calls);
    this.#waits.restore(this.#tracks.values(), snapshot.touched);
  }

  /** Whether every track has ended. */
  get areOver(): boolean {
    return this.#tracks.size === 0;
  }

  /** Ends all of this where the next track would go on, at once where none waits for a time: then a call tells that others may begin. */
  handOver(call: () => void): void {
    const handOver = () => {
      this.#handOver = () => {};
      call();
    };
    this.#handOver = handOver;
    const isTimed = ({ awaited, children }: Track) => awaited === undefined && children === 0;
    if (![...this.#tracks.values()].some(isTimed)) handOver();
  }

  /** What tracks wait for at this moment, as it would be told if they gave it up. */
  get unmet(): Omit<Outcome, "at">[] {
    return this.#waits.unmet(this.#tracks.values());
  }

  /** The steps at which tracks stand, but for those that wait for others to end. */
  get standing(): Step[] {
    return Array.from(this.#tracks.values()).flatMap(stepOf);
  }

  /** Something has happened to a subject: whoever waits for that is to look. */
  touch(subject: Subject): void {
    if (this.#waits.touch(subject)) this.#props.lookSoon();
  }

  /** Something has happened to a call. */
  touchCall(call: CallId): void {
    if (this.#waits.concern(call)) this.touch(CALLS);
  }

  /** Has every track go on whose waiting is over. */
  look(): void {
    for (const track of this.#waits.takeTouched()) {
      const step = this.#waits.end(track);
      if (step !== undefined) this.#branch(track, step, true);
    }
  }

  /** A track's time has passed. */
  goOn(number: number): void {
    const track = this.#tracks.get(number);
    if (track !== undefined) this.#goOn(track);
  }

  /** A track has waited in vain, unless what it waits for has come at the last moment; it goes on either way. */
  giveUp(number: number): void {
    const track = this.#tracks.get(number);
    if (track === undefined) return;
    const come = this.#waits.end(track);
    const step = come ?? this.#waits.giveUp(track);
    if (step !== undefined) this.#branch(track, step, come !== undefined);
  }

  #begin(steps: readonly Step[], parent: Track | undefined): void {
    const track: Track = {
      number: ++this.#serial,
      frames: [{ steps, next: 0, repeat: undefined }],
      parent,
      children: 0,
      awaited: undefined,
      seen: parent?.seen ?? 0,
      acted: parent?.acted ?? 0,
      settled: false,
      stoodAt: Number.NEGATIVE_INFINITY,
    };
    this.#tracks.set(track.number, track);
    this.#goOnAfter(0, track);
  }

  #goOnAfter(after: number, track: Track, turn?: "last"): false {
    this.#stage.book(after, { do: "go-on", track: track.number }, turn);
    return false;
  }

  #goOn(track: Track): void {
    if (this.#handOver !== undefined) {
      this.#handOver();
      return;
    }
    for (;;) {
      const frame = track.frames.at(-1);
      if (frame === undefined) {
        this.#end(track);
        return;
      }
      const step = frame.steps[frame.next];
      if (step === undefined) {
        // Each round is an entry of its own, so that a loop that takes no time is found out by the clock.
        const { now } = this.#stage.center;
        const again = beginAgain(frame, now);
        if (again !== undefined) {
          this.#goOnAfter(again - now, track);
          return;
        }
        track.frames.pop();
      } else {
        frame.next++;
        if (!this.#play(step, track)) return;
      }
    }
  }

  #end(track: Track): void {
    this.#tracks.delete(track.number);
    const { parent } = track;
    if (parent !== undefined && --parent.children === 0) this.#goOnAfter(0, parent);
  }

  /** What a track waited for has come or not: where it branches by that, it goes into one of two lists. */
  #branch(track: Track, step: WaitingStep, come: boolean): void {
    if (step.kind === "when") this.#enter(track, come ? step.then : step.otherwise);
    this.#goOn(track);
  }

  #enter(track: Track, steps: readonly Step[]): true {
    track.frames.push({ steps, next: 0, repeat: undefined });
    return true;
  }

  /** Plays a step. Answers whether the track goes on at once. */
  #play(step: Step, track: Track): boolean {
    const { center, chance } = this.#stage;
    switch (step.kind) {
      case "wait":
        return this.#goOnAfter(step.for, track);
      case "at":
        return this.#standUntil(step.moment, track);
      case "waitFor":
        return this.#waits.begin(track, step);
      case "when":
        if (step.within === undefined) {
          if (!this.#settle(track)) return false;
          return this.#enter(track, this.#waits.isSo(track, step.condition) ? step.then : step.otherwise);
        }
        return this.#waits.begin(track, step) && this.#enter(track, step.then);
      case "expect":
        if (!this.#settle(track)) return false;
        this.#stage.account({ line: step.line, step: step.kind, ...judge(step.expectation, this.#view) });
        return true;
      case "repeat":
        if (step.times !== 0) track.frames.push(firstRound(step, center.now));
        return true;
      case "parallel":
        if (step.tracks.length === 0) return true;
        track.children = step.tracks.length;
        for (const steps of step.tracks) this.#begin(steps, track);
        return false;
      case "choose":
        return this.#enter(track, choose(step.choices, chance, `choose/${step.line}`));
      default:
        this.#act(step, track);
        // What follows from a step without delay happens before the next one: a call rings before it is to be answered.
        return center.nextAt > center.now || this.#goOnAfter(0, track, "last");
    }
  }

  #act(step: ActStep, track: Track): void {
    track.acted = this.#view.ledger.place;
    const operation = operationOf(step);
    const agent = "agent" in step ? step.agent : undefined;
    if (operation !== undefined && agent !== undefined) this.#stage.asked(operation, agent);
    const failure = playAct(this.#cast, step);
    if ("as" in step && step.as !== undefined) this.touch(CALLS);
    this.#props.acted(step);
    if (failure === undefined) return;
    const expected = `the step ${step.kind} can be done${agent === undefined ? "" : ` by agent ${agent}`}`;
    this.#stage.account({ line: step.line, step: step.kind, expected, held: false, came: failure });
  }

  /** Lets what else is due at this moment happen before a step that looks at how things are. Answers whether that has been done. */
  #settle(track: Track): boolean {
    const { center } = this.#stage;
    const frame = track.frames.at(-1);
    if (track.settled || center.nextAt > center.now || frame === undefined) {
      track.settled = false;
      return true;
    }
    track.settled = true;
    frame.next--;
    return this.#goOnAfter(0, track, "last");
  }

  #standUntil(moment: Moment, track: Track): boolean {
    const { center, plan } = this.#stage;
    const { now } = center;
    const at = momentFor(track, moment, { begunAt: this.#begunAt, now, timeZone: plan.timeZone });
    return at <= now || this.#goOnAfter(at - now, track);
  }
}
