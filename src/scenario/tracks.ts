// Tracks: each goes through a list of steps in order, waits where a step says so, and may have others beside it.
import {
  type CallId,
  customerHangsUp,
  type Instant,
  incomingCall,
  Refusal,
  release,
  sample,
  type TimerId,
} from "../core/index.ts";
import { livePast } from "./history.ts";
import type { AgentStateName, Scenario, Step } from "./scenario.ts";
import { callerNumber, type Stage, stateName } from "./stage.ts";
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
  readonly #traffic: Traffic;
  readonly #tracks: Track[] = [];
  /** The calls that steps have named, and the last call that any step made. */
  readonly #calls = new Map<string, CallId>();
  #lastCall: CallId | undefined;
  #serial = 0;

  constructor(stage: Stage, traffic: Traffic) {
    this.#stage = stage;
    this.#traffic = traffic;
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
      case "call":
        this.#call(step);
        return true;
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
      case "hangUp":
        this.#hangUp(step);
        return true;
      case "traffic":
        this.#traffic.start(step);
        return true;
      case "history":
        for (const agent of step.agents) center.givePast(agent, livePast(this.#stage, agent, step));
        return true;
      case "statistics":
        center.pin(step.agent, step.set, step.clear);
        return true;
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

  #call(step: Extract<Step, { kind: "call" }>): void {
    const { center, chance } = this.#stage;
    const stream = `call/${step.line}`;
    const id = center.perform(incomingCall, {
      from: callerNumber(this.#stage, step.from, `${stream}/number`),
      to: step.to,
      ...(step.patience === undefined ? {} : { patience: sample(step.patience, chance, `${stream}/patience`) }),
      ...(step.talk === undefined ? {} : { talk: sample(step.talk, chance, `${stream}/talk`) }),
    });
    if (id instanceof Refusal) {
      this.#stage.report(step.line, id.sentence);
      return;
    }
    this.#lastCall = id;
    if (step.as !== undefined) this.#calls.set(step.as, id);
  }

  /** The customer or the agent of a call hangs up: the call that is named, else the agent's, else the last one made. */
  #hangUp(step: Extract<Step, { kind: "hangUp" }>): void {
    const { center } = this.#stage;
    const named = step.call === undefined ? undefined : this.#calls.get(step.call);
    const ofAgent = step.agent === undefined ? undefined : center.agent(step.agent)?.session?.calls.at(-1);
    const id = named ?? ofAgent ?? this.#lastCall ?? "";
    const call = center.call(id);
    const agent = step.agent ?? call?.legs[0]?.agent;
    const outcome =
      step.by === "customer" || agent === undefined
        ? center.perform(customerHangsUp, { call: id })
        : center.perform(release, { agent });
    if (outcome instanceof Refusal) this.#stage.report(step.line, outcome.sentence);
  }
}
