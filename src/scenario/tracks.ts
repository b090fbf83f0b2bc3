// Tracks: each goes through a list of steps in order, waits where a step says so, and may have others beside it.
import type { Instant, TimerId } from "../core/index.ts";
import { CallBook } from "./call-book.ts";
import type { Scenario, Step } from "./scenario.ts";
import { type AgentStateName, type Stage, stateName } from "./stage.ts";
import type { Cast } from "./steps/act.ts";
import { playAct } from "./steps/index.ts";
import type { Traffic } from "./traffic.ts";

/** A list of steps that a track goes through; lists within lists come from repeat. */
interface Frame {
  readonly steps: readonly Step[];
  next: number;
  /** For a repeated list: the step that repeats it, how often it was begun, and when first and last. */
  readonly repeat:
    | { step: Extract<Step, { kind: "repeat" }>; begun: number; since: Instant; lastBegun: Instant }
    | undefined;
}

interface Track {
  readonly number: number;
  readonly frames: Frame[];
  /** The track that waits for this one to end. */
  readonly parent: Track | undefined;
  /** How many tracks this one waits for. */
  children: number;
  awaited: { agent: number; state: AgentStateName; line: number; giveUp: TimerId | undefined } | undefined;
}

export class Tracks {
  readonly #stage: Stage;
  readonly #cast: Cast;
  readonly #tracks: Track[] = [];
  #serial = 0;

  constructor(stage: Stage, traffic: Traffic) {
    this.#stage = stage;
    this.#cast = { ...stage, traffic, calls: new CallBook(stage.center) };
  }

  /** Begins with the scenario's own list of steps. */
  start({ steps }: Scenario): void {
    this.#begin(steps, undefined);
  }

  /** Has every track whose awaited state has come go on. */
  look(): void {
    for (const track of this.#tracks.slice()) {
      const { awaited } = track;
      if (awaited === undefined || stateName(this.#stage.center, awaited.agent) !== awaited.state) continue;
      if (awaited.giveUp !== undefined) this.#stage.center.cancelScript(awaited.giveUp);
      track.awaited = undefined;
      this.#goOn(track);
    }
  }

  /** A track's waiting is over: its time has passed. */
  goOn(number: number): void {
    const track = this.#tracks.find((one) => one.number === number);
    if (track !== undefined) this.#goOn(track);
  }

  /** A track has waited for a state in vain; it goes on all the same. */
  giveUp(number: number): void {
    const track = this.#tracks.find((one) => one.number === number);
    if (track?.awaited === undefined) return;
    const { agent, state, line } = track.awaited;
    const now = stateName(this.#stage.center, agent);
    this.#stage.report(line, `agent ${agent} did not become ${state} in time; it is ${now}`);
    track.awaited = undefined;
    this.#goOn(track);
  }

  #begin(steps: readonly Step[], parent: Track | undefined): void {
    const track: Track = {
      number: ++this.#serial,
      frames: [{ steps, next: 0, repeat: undefined }],
      parent,
      children: 0,
      awaited: undefined,
    };
    this.#tracks.push(track);
    this.#stage.book(0, { do: "go-on", track: track.number });
  }

  #goOn(track: Track): void {
    for (;;) {
      const frame = track.frames.at(-1);
      if (frame === undefined) {
        this.#end(track);
        return;
      }
      const step = frame.steps[frame.next];
      if (step === undefined) {
        // Each round is an entry of its own, so that a loop that takes no time is found out by the clock.
        if (frame.repeat === undefined || !this.#again(track, frame)) track.frames.pop();
        else return;
      } else {
        frame.next++;
        if (!this.#play(step, track)) return;
      }
    }
  }

  #end(track: Track): void {
    this.#tracks.splice(this.#tracks.indexOf(track), 1);
    const { parent } = track;
    if (parent !== undefined && --parent.children === 0) this.#stage.book(0, { do: "go-on", track: parent.number });
  }

  /** Plays a step. Answers whether the track goes on at once. */
  #play(step: Step, track: Track): boolean {
    const { center } = this.#stage;
    switch (step.kind) {
      case "wait":
        this.#stage.book(step.for, { do: "go-on", track: track.number });
        return false;
      case "waitFor": {
        if (stateName(center, step.agent) === step.state) return true;
        const giveUp =
          step.within === undefined ? undefined : this.#stage.book(step.within, { do: "give-up", track: track.number });
        track.awaited = { agent: step.agent, state: step.state, line: step.line, giveUp };
        return false;
      }
      case "repeat": {
        const now = center.now;
        if (step.times === 0) return true;
        track.frames.push({ steps: step.steps, next: 0, repeat: { step, begun: 1, since: now, lastBegun: now } });
        return true;
      }
      case "parallel":
        if (step.tracks.length === 0) return true;
        track.children = step.tracks.length;
        for (const steps of step.tracks) this.#begin(steps, track);
        return false;
      default: {
        const failure = playAct(this.#cast, step);
        if (failure !== undefined) this.#stage.report(step.line, failure);
        // What follows from a step without delay happens before the next one: a call rings before it is to be answered.
        if (center.nextAt > center.now) return true;
        this.#stage.book(0, { do: "go-on", track: track.number });
        return false;
      }
    }
  }

  /** Begins a repeated list once more, if it is to be; `every` counts from one beginning to the next. */
  #again(track: Track, frame: Frame): boolean {
    const { repeat } = frame;
    if (repeat === undefined) return false;
    const { times, every, for: lasting } = repeat.step;
    const now = this.#stage.center.now;
    const at = every === undefined ? now : Math.max(now, repeat.lastBegun + every);
    if (times !== undefined && repeat.begun >= times) return false;
    if (lasting !== undefined && at >= repeat.since + lasting) return false;
    repeat.begun++;
    repeat.lastBegun = at;
    frame.next = 0;
    this.#stage.book(at - now, { do: "go-on", track: track.number });
    return true;
  }
}
