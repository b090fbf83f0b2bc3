// Customers who call by themselves: a queue at some rate, or agents by name whenever those are idle.
import {
  type AgentId,
  type Duration,
  finish,
  HOUR,
  type Instant,
  incomingCall,
  sample,
  type Work,
} from "../../core/index.ts";
import { type CallTarget, defaultMedia } from "../center/center-plan.ts";
import { phoneNumber } from "../stage/made-up.ts";
import { type ScriptTimer, type Stage, stateName } from "../stage/stage.ts";
import { stretchAt } from "./rate.ts";
import {
  arrivalStream,
  callStreams,
  gapStream,
  isOver,
  readFlow,
  streamsOf,
  type TrafficFlow,
  type TrafficFlowSnapshot,
  writeFlow,
} from "./traffic-flow.ts";
import { expectedCalls, type TrafficPlan } from "./traffic-plan.ts";

/** The traffics that are not over, in the order in which they were started, in a snapshot. */
export interface TrafficSnapshot {
  readonly flows: readonly TrafficFlowSnapshot[];
  /** The number of the next traffic that starts. */
  readonly next: number;
  /** Every agent whom a traffic has called by name, also one that is over. */
  readonly calledByName: readonly AgentId[];
}

/** So many agents are looked at, or random streams forgotten, in one piece of work. */
const PIECE = 200;

export class Traffic {
  readonly #stage: Stage;
  /** By number. One that is over stays until the next traffic starts. */
  readonly #flows = new Map<number, TrafficFlow>();
  #next = 0;
  /** Everyone whom a traffic calls by name, or has called. */
  readonly #byName = new Set<AgentId>();
  /** Those of them to whom something has happened since the last look. */
  readonly #touched = new Set<AgentId>();
  readonly #lookSoon: () => void;

  /** `lookSoon` has this traffic look, once what happens now has happened wholly. */
  constructor(stage: Stage, lookSoon: () => void) {
    this.#stage = stage;
    this.#lookSoon = lookSoon;
  }

  /** Written down, to go on from here. */
  snapshot(): TrafficSnapshot {
    return {
      flows: Array.from(this.#flows.values(), writeFlow),
      next: this.#next,
      calledByName: [...this.#byName],
    };
  }

  /** The agents called by name to whom something has happened since the last look: what a snapshot keeps beside the traffic. */
  get touched(): readonly AgentId[] {
    return [...this.#touched];
  }

  /** Goes on as the traffic that was written down; for one that has none yet. */
  restore({ flows, next, calledByName }: TrafficSnapshot, touched: readonly AgentId[]): void {
    for (const agent of touched) this.#touched.add(agent);
    for (const agent of calledByName) this.#byName.add(agent);
    for (const flow of flows) this.#flows.set(flow.number, readFlow(flow));
    this.#next = next;
  }

  /** Whether customers of any traffic may still call. */
  get isUnderWay(): boolean {
    for (const { until } of this.#flows.values()) if (until > this.#stage.center.now) return true;
    return false;
  }

  /** How many calls it is expected to bring in a length of time (milliseconds) from now on. */
  expectedCalls(by: Duration): number {
    const from = this.#stage.center.now;
    let calls = 0;
    for (const { plan, until } of this.#flows.values()) {
      calls += expectedCalls(plan, { from, until: Math.min(from + by, until) });
    }
    return calls;
  }

  /** Starts a traffic; the script goes on beside it. */
  start(plan: TrafficPlan): void {
    finish(this.starting(plan));
  }

  /** Starts a traffic in pieces. Of work that is dropped nothing is left but the chance that it has drawn. */
  *starting(plan: TrafficPlan): Work {
    const { center } = this.#stage;
    const until = plan.for === undefined ? Number.POSITIVE_INFINITY : center.now + plan.for;
    yield* this.#forgetEnded("agents" in plan.to ? plan.to.agents.length : 1);
    const flow: TrafficFlow = { plan, number: this.#next++, until, booked: new Map(), stretch: undefined };
    this.#flows.set(flow.number, flow);
    if ("queue" in plan.to) {
      this.#bookArrival(flow);
      return;
    }
    let done = 0;
    const { agents } = plan.to;
    const added = agents.filter((agent) => !this.#byName.has(agent));
    for (const agent of added) this.#byName.add(agent);
    try {
      for (const agent of agents) {
        this.#bookPersonalCall(flow, agent);
        if (++done % PIECE === 0) yield { done, of: agents.length };
      }
    } finally {
      if (done < agents.length) this.#undoStart(flow, added);
    }
  }

  #undoStart(flow: TrafficFlow, added: readonly AgentId[]): void {
    for (const timer of flow.booked.values()) this.#stage.center.cancel(timer);
    for (const agent of added) this.#byName.delete(agent);
    this.#flows.delete(flow.number);
    this.#next = flow.number;
  }

  /** No later traffic has the number of one that is over, so nothing draws from its random streams again. */
  *#forgetEnded(of: number): Work {
    const { center, chance } = this.#stage;
    for (const flow of this.#flows.values()) {
      if (!isOver(flow, center.now)) continue;
      let forgotten = 0;
      for (const stream of streamsOf(flow)) {
        chance.forget(stream);
        if (++forgotten % PIECE === 0) yield { done: 0, of };
      }
      this.#flows.delete(flow.number);
    }
  }

  /** Something has happened to an agent, whose state matters here if it is called by name. */
  touch(agent: AgentId): void {
    if (!this.#byName.has(agent)) return;
    this.#touched.add(agent);
    this.#lookSoon();
  }

  /** The states of agents may have changed: who became idle is called after a gap, who is idle no longer is not. */
  look(): void {
    const { touched } = this;
    this.#touched.clear();
    for (const agent of touched) this.#lookAt(agent);
  }

  run(timer: Extract<ScriptTimer, { do: "arrival" | "personal-call" }>): void {
    const flow = this.#flows.get(timer.traffic);
    if (flow === undefined) return;
    if (timer.do === "personal-call") flow.booked.delete(timer.agent);
    if (this.#stage.center.now > flow.until) return;
    if (timer.do === "arrival") {
      if ("queue" in flow.plan.to) this.#call(flow, { queue: flow.plan.to.queue }, "queue");
      this.#bookArrival(flow);
      return;
    }
    this.#call(flow, { agent: timer.agent }, timer.agent);
  }

  #bookArrival(flow: TrafficFlow): void {
    const { now } = this.#stage.center;
    const at = this.#nextArrival(flow);
    if (at <= flow.until) this.#stage.book(at - now, { do: "arrival", traffic: flow.number });
  }

  #nextArrival(flow: TrafficFlow): Instant {
    const { center, chance, plan } = this.#stage;
    const { to } = flow.plan;
    const stream = arrivalStream(flow);
    if ("agents" in to) return Number.POSITIVE_INFINITY;
    if ("gap" in to) return center.now + sample(to.gap, chance, stream);
    // Who has not called when the rate changes calls as others do from then on: such waits have no memory.
    for (let from = center.now; from <= flow.until; ) {
      const { stretch } = flow;
      const present =
        stretch !== undefined && from < stretch.until ? stretch : stretchAt(from, to.callsPerHour, plan.timeZone);
      flow.stretch = present;
      const mean = HOUR / present.callsPerHour;
      const at = Math.max(from, present.from) + sample({ kind: "exponential", mean }, chance, stream);
      if (at < present.until) return at;
      from = present.until;
    }
    return Number.POSITIVE_INFINITY;
  }

  #lookAt(agent: AgentId): void {
    for (const flow of this.#flows.values()) {
      if ("agents" in flow.plan.to && flow.plan.to.agents.includes(agent)) this.#bookPersonalCall(flow, agent);
    }
  }

  #bookPersonalCall(flow: TrafficFlow, agent: AgentId): void {
    const { center, chance } = this.#stage;
    if (!("agents" in flow.plan.to)) return;
    const booked = flow.booked.get(agent);
    const idle = stateName(center, agent) === "idle";
    if (idle && booked === undefined && center.now <= flow.until) {
      const after = sample(flow.plan.to.gap, chance, gapStream(flow, agent));
      flow.booked.set(agent, this.#stage.book(after, { do: "personal-call", traffic: flow.number, agent }));
    } else if (!idle && booked !== undefined) {
      center.cancel(booked);
      flow.booked.delete(agent);
    }
  }

  #call(flow: TrafficFlow, to: CallTarget, whose: AgentId | "queue"): void {
    const { center, chance, plan } = this.#stage;
    const streams = callStreams(flow, whose);
    const { patience, talk } = flow.plan;
    center.perform(incomingCall, {
      from: phoneNumber(chance, streams.from),
      to,
      media: defaultMedia(plan, to),
      talk: sample(talk, chance, streams.talk),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, streams.patience) }),
    });
  }
}
