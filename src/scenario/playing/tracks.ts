// The tracks of a scenario: each goes through a list of steps of its own, beside the others, and one may wait for others to end.
import type { CallId, Instant } from "../../core/index.ts";
import type { Subject } from "../conditions/condition.ts";
import type { Ledger } from "../conditions/ledger.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { Autopilot } from "../stage/autopilot.ts";
import { CallBook, type CallBookSnapshot } from "../stage/call-book.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { Stage } from "../stage/stage.ts";
import type { ActionStep } from "../steps/index.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { currentStepOf, enterSteps, type Track, type WaitingStep } from "./track.ts";
import { TrackPlayer } from "./track-player.ts";
import { readTracks, type TrackSnapshot, writeTracks } from "./track-snapshot.ts";
import { Waits } from "./waits.ts";

/** What tracks play with. */
export interface TrackParts {
  readonly traffic: Traffic;
  readonly autopilot: Autopilot;
  readonly ledger: Ledger;
  /** Has whoever waits look, once what happens now has happened wholly. */
  readonly lookSoon: () => void;
  /** Is told when a step has acted. */
  readonly onActed: (step: ActionStep) => void;
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
  readonly #calls: CallBook;
  readonly #waits: Waits;
  readonly #player: TrackPlayer;
  readonly #tracks = new Map<number, Track>();
  #serial = 0;
  #handOver: (() => void) | undefined;

  constructor(stage: Stage, { traffic, autopilot, ledger, lookSoon, onActed }: TrackParts) {
    const calls = new CallBook(stage.center);
    const context = { ...stage, traffic, autopilot, calls };
    const view = { center: stage.center, calls, ledger };
    this.#stage = stage;
    this.#calls = calls;
    this.#waits = new Waits(stage, view, lookSoon);
    this.#player = new TrackPlayer({ context, view, waits: this.#waits, onActed });
  }

  /** Begins with the scenario's own list of steps. */
  start({ steps }: Scenario): void {
    this.#begin(steps, undefined);
  }

  /** Written down, to go on from here. */
  snapshot(scenario: Scenario): TracksSnapshot {
    return {
      begunAt: this.#player.begunAt,
      serial: this.#serial,
      tracks: writeTracks(this.#tracks.values(), scenario),
      calls: this.#calls.snapshot(),
      touched: this.#waits.touched,
    };
  }

  /** Goes on as the tracks that were written down, of the same scenario, in place of a start. */
  restore(snapshot: TracksSnapshot, scenario: Scenario): void {
    this.#player.begunAt = snapshot.begunAt;
    this.#serial = snapshot.serial;
    for (const track of readTracks(snapshot.tracks, scenario)) this.#tracks.set(track.number, track);
    this.#calls.restore(snapshot.calls);
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
  get currentSteps(): Step[] {
    return Array.from(this.#tracks.values()).flatMap(currentStepOf);
  }

  /** Something has happened to a subject: whoever waits for that is to look. */
  touch(subject: Subject): void {
    this.#waits.touch(subject);
  }

  /** Something has happened to a call. */
  touchCall(call: CallId): void {
    this.#waits.touchCall(call);
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
    this.#goOnSoon(track);
  }

  #goOnSoon(track: Track): void {
    this.#stage.book(0, { do: "go-on", track: track.number });
  }

  #goOn(track: Track): void {
    if (this.#handOver !== undefined) {
      this.#handOver();
      return;
    }
    const halt = this.#player.play(track);
    if (halt === "end") this.#end(track);
    else if (halt !== "standstill") this.#fork(track, halt.beside);
  }

  #end(track: Track): void {
    this.#tracks.delete(track.number);
    const { parent } = track;
    if (parent !== undefined && --parent.children === 0) this.#goOnSoon(parent);
  }

  /** Has each of some lists done by a track of its own; this one goes on when all of those have ended. */
  #fork(track: Track, lists: readonly (readonly Step[])[]): void {
    track.children = lists.length;
    for (const steps of lists) this.#begin(steps, track);
  }

  /** What a track waited for has come or not: where it branches by that, it goes into one of two lists. */
  #branch(track: Track, step: WaitingStep, come: boolean): void {
    if (step.kind === "when") enterSteps(track, come ? step.then : step.otherwise);
    this.#goOn(track);
  }
}
