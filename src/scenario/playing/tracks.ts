// Runs the tracks of a scenario.
// Tracks run in parallel, each with a list of steps, and one may wait for others to end.
import type { CallId, Instant } from "../../core/index.ts";
import type { ChatCustomers } from "../chats/chat-customers.ts";
import type { Subject } from "../conditions/condition.ts";
import type { Ledger } from "../conditions/ledger.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { Autopilot } from "../stage/autopilot.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { Stage } from "../stage/stage.ts";
import { StepCalls, type StepCallsSnapshot } from "../stage/step-calls.ts";
import { StepChats, type StepChatsSnapshot } from "../stage/step-chats.ts";
import type { ActionStep } from "../steps/index.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { currentStepOf, enterSteps, type Track, type WaitingStep } from "./track.ts";
import { TrackPlayer } from "./track-player.ts";
import { readTracks, type TrackSnapshot, writeTracks } from "./track-snapshot.ts";
import { TrackWaits } from "./track-waits.ts";

/** The parts that tracks play with. */
export interface TrackParts {
  readonly traffic: Traffic;
  readonly customers: ChatCustomers;
  readonly autopilot: Autopilot;
  readonly ledger: Ledger;
  /** Schedules a recheck of all waits, after the current entry of the clock is complete. */
  readonly recheckSoon: () => void;
  /** Called when a step has acted. */
  readonly onActed: (step: ActionStep) => void;
  /** Returns the path of a step in the scenario. */
  readonly pathOf: (step: Step) => string;
}

/** All tracks in a snapshot, with the calls and chats that their steps name. */
export interface TracksSnapshot {
  readonly begunAt: Instant;
  /** The number of tracks so far. */
  readonly serial: number;
  readonly tracks: readonly TrackSnapshot[];
  readonly calls: StepCallsSnapshot;
  readonly chats: StepChatsSnapshot;
  /** The subjects that have changed since the last recheck. */
  readonly changedSubjects: readonly Subject[];
}

/** All tracks of a player. */
export class Tracks {
  readonly #stage: Stage;
  readonly #calls: StepCalls;
  readonly #chats = new StepChats();
  readonly #traffic: Traffic;
  readonly #waits: TrackWaits;
  readonly #player: TrackPlayer;
  readonly #tracks = new Map<number, Track>();
  #serial = 0;
  #handOver: (() => void) | undefined;

  constructor(stage: Stage, { traffic, customers, autopilot, ledger, recheckSoon, onActed, pathOf }: TrackParts) {
    const calls = new StepCalls(stage.center);
    const chats = this.#chats;
    const context = { ...stage, traffic, customers, autopilot, calls, chats };
    const view = { center: stage.center, calls, chats, ledger };
    this.#stage = stage;
    this.#calls = calls;
    this.#traffic = traffic;
    this.#waits = new TrackWaits(stage, view, recheckSoon);
    this.#player = new TrackPlayer({ context, view, waits: this.#waits, onActed, pathOf });
  }

  /** Starts the traffic that begins with the center, and the first track, with the scenario's list of steps. */
  start({ chats = [], steps }: Scenario): void {
    for (const plan of chats) this.#traffic.start(plan);
    this.#begin(steps, undefined);
  }

  /** Returns the tracks as plain data. */
  snapshot(scenario: Scenario): TracksSnapshot {
    return {
      begunAt: this.#player.begunAt,
      serial: this.#serial,
      tracks: writeTracks(this.#tracks.values(), scenario),
      calls: this.#calls.snapshot(),
      chats: this.#chats.snapshot(),
      changedSubjects: this.#waits.changedSubjects,
    };
  }

  /** Restores the tracks of a snapshot of the same scenario, instead of a start. */
  restore(snapshot: TracksSnapshot, scenario: Scenario): void {
    this.#player.begunAt = snapshot.begunAt;
    this.#serial = snapshot.serial;
    for (const track of readTracks(snapshot.tracks, scenario)) this.#tracks.set(track.number, track);
    this.#calls.restore(snapshot.calls);
    this.#chats.restore(snapshot.chats);
    this.#waits.restore(this.#tracks.values(), snapshot.changedSubjects);
  }

  /** Whether all tracks have ended. */
  get areOver(): boolean {
    return this.#tracks.size === 0;
  }

  /** Stops all tracks before the next one continues, and calls `onHandedOver`: immediately, if no track waits for a time to pass. */
  handOver(onHandedOver: () => void): void {
    const handOver = () => {
      this.#handOver = () => {};
      onHandedOver();
    };
    this.#handOver = handOver;
    const isTimed = ({ awaited, children }: Track) => awaited === undefined && children === 0;
    if (![...this.#tracks.values()].some(isTimed)) handOver();
  }

  /** The conditions that steps `waitFor` wait for now, as failed expectations. */
  get unmet(): Omit<Outcome, "at">[] {
    return this.#waits.listUnmet(this.#tracks.values());
  }

  /** The current step of each track, except of those that wait for other tracks. */
  get currentSteps(): Step[] {
    return Array.from(this.#tracks.values()).flatMap(currentStepOf);
  }

  /** Marks a subject as changed, so that tracks that wait for it check it again. */
  markChanged(subject: Subject): void {
    this.#waits.markChanged(subject);
  }

  /** Marks several subjects as changed. */
  markAllChanged(subjects: readonly Subject[]): void {
    for (const subject of subjects) this.markChanged(subject);
  }

  /** Marks a call as changed. */
  markCallChanged(call: CallId): void {
    this.#waits.markCallChanged(call);
  }

  /** Marks a chat as changed. */
  markChatChanged(chat: CallId): void {
    this.#waits.markChatChanged(chat);
  }

  /** Continues the tracks whose subjects have changed and whose conditions are fulfilled. */
  recheck(): void {
    for (const track of this.#waits.takeChangedTracks()) {
      const step = this.#waits.endIfFulfilled(track);
      if (step !== undefined) this.#branch(track, step, true);
    }
  }

  /** Continues a track after its time has passed. */
  resume(number: number): void {
    const track = this.#tracks.get(number);
    if (track !== undefined) this.#resume(track);
  }

  /** Ends the wait of a track after its timeout. The condition may have been fulfilled at the last moment. */
  timeOut(number: number): void {
    const track = this.#tracks.get(number);
    if (track === undefined) return;
    const fulfilled = this.#waits.endIfFulfilled(track);
    const step = fulfilled ?? this.#waits.timeOut(track);
    if (step !== undefined) this.#branch(track, step, fulfilled !== undefined);
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
      lastTimeOfDay: Number.NEGATIVE_INFINITY,
    };
    this.#tracks.set(track.number, track);
    this.#resumeSoon(track);
  }

  #resumeSoon(track: Track): void {
    this.#stage.schedule(0, { do: "go-on", track: track.number });
  }

  #resume(track: Track): void {
    if (this.#handOver !== undefined) {
      this.#handOver();
      return;
    }
    const reason = this.#player.play(track);
    if (reason === "end") this.#end(track);
    else if (reason !== "waits") this.#fork(track, reason.parallel);
  }

  #end(track: Track): void {
    this.#tracks.delete(track.number);
    const { parent } = track;
    if (parent !== undefined && --parent.children === 0) this.#resumeSoon(parent);
  }

  /** Starts a track for each list; the parent continues when all of them have ended. */
  #fork(track: Track, lists: readonly (readonly Step[])[]): void {
    track.children = lists.length;
    for (const steps of lists) this.#begin(steps, track);
  }

  /** Continues a track after its wait. A `when` step enters one of its two lists. */
  #branch(track: Track, step: WaitingStep, isFulfilled: boolean): void {
    if (step.kind === "when") enterSteps(track, isFulfilled ? step.then : step.otherwise);
    this.#resume(track);
  }
}
