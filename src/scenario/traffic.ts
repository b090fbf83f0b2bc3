// Customers who call by themselves: a queue at some rate, or agents by name whenever those are idle.
import {
  type AgentId,
  type Duration,
  finish,
  type Instant,
  incomingCall,
  sample,
  type TimerId,
  type Work,
} from "../core/index.ts";
import { type CallTarget, usualMedia } from "./center-plan.ts";
import { given } from "./given.ts";
import { phoneNumber } from "./made-up.ts";
import { type Stretch, stretchAt } from "./rate.ts";
import { type ScriptTimer, type Stage, stateName } from "./stage.ts";
import { expectedCalls, type TrafficPlan } from "./traffic-plan.ts";

/** One traffic under way. */
interface Flow {
  readonly plan: TrafficPlan;
  readonly number: number;
  readonly until: Instant;
  /** For calls by name: the booked call of each agent who is idle. */
  readonly booked: Map<AgentId, TimerId>;
  /** For calls at a rate: the stretch of time in which the last one was booked. */
  stretch: Stretch | undefined;
}

/** A traffic written down; what has no end has null in its place. */
interface FlowSnapshot {
  readonly plan: TrafficPlan;
  readonly until: Instant | null;
  readonly booked: readonly (readonly [AgentId, TimerId])[];
  readonly stretch: (Omit<Stretch, "until"> & { readonly until: Instant | null }) | null;
}

/** Every traffic there has been, in that order. */
export type TrafficSnapshot = readonly FlowSnapshot[];

const HOUR = 3_600_000;

/** So many agents are looked at in one piece of work. */
const PIECE = 200;

export class Traffic {
  readonly #stage: Stage;
  readonly #flows: Flow[] = [];
  /** Everyone who is called by name. */
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
    return this.#flows.map(({ plan: { to, talk, patience, for: lasting }, until, booked, stretch }) => ({
      // A plan may come with the other members of the step that says it.
      plan: { to, talk, ...given({ patience, for: lasting }) },
      until: endOrNull(until),
      booked: [...booked],
      stretch: stretch === undefined ? null : { ...stretch, until: endOrNull(stretch.until) },
    }));
  }

  /** The agents called by name to whom something has happened since the last look: what a snapshot keeps beside the traffic. */
  get touched(): readonly AgentId[] {
    return [...this.#touched];
  }

  /** Goes on as the traffic that was written down; for one that has none yet. */
  restore(snapshot: TrafficSnapshot, touched: readonly AgentId[]): void {
    for (const agent of touched) this.#touched.add(agent);
    for (const [number, { plan, until, booked, stretch }] of snapshot.entries()) {
      this.#flows.push({
        plan,
        number,
        until: until ?? Number.POSITIVE_INFINITY,
        booked: new Map(booked),
        stretch: stretch === null ? undefined : { ...stretch, until: stretch.until ?? Number.POSITIVE_INFINITY },
      });
      if ("agents" in plan.to) for (const agent of plan.to.agents) this.#byName.add(agent);
    }
  }

  /** Whether customers of any traffic may still call. */
  get isUnderWay(): boolean {
    return this.#flows.some(({ until }) => until > this.#stage.center.now);
  }

  /** How many calls it is expected to bring in a length of time (milliseconds) from now on. */
  expectedCalls(by: Duration): number {
    const from = this.#stage.center.now;
    return this.#flows.reduce(
      (sum, { plan, until }) => sum + expectedCalls(plan, { from, until: Math.min(from + by, until) }),
      0,
    );
  }

  /** Starts a traffic; the script goes on beside it. */
  start(plan: TrafficPlan): void {
    finish(this.starting(plan));
  }

  /** Starts a traffic in pieces. Of work that is dropped nothing is left but the chance that it has drawn. */
  *starting(plan: TrafficPlan): Work {
    const { center } = this.#stage;
    const until = plan.for === undefined ? Number.POSITIVE_INFINITY : center.now + plan.for;
    const flow: Flow = { plan, number: this.#flows.length, until, booked: new Map(), stretch: undefined };
    this.#flows.push(flow);
    if ("queue" in plan.to) {
      this.#bookArrival(flow);
      return;
    }
    let done = 0;
    const { agents } = plan.to;
    try {
      for (const agent of agents) {
        this.#byName.add(agent);
        this.#bookPersonalCall(flow, agent);
        if (++done % PIECE === 0) yield { done, of: agents.length };
      }
    } finally {
      if (done < agents.length) this.#takeBack(flow);
    }
  }

  #takeBack(flow: Flow): void {
    for (const timer of flow.booked.values()) this.#stage.center.cancelScript(timer);
    this.#flows.pop();
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
    const flow = this.#flows[timer.traffic];
    if (flow === undefined || this.#stage.center.now > flow.until) return;
    if (timer.do === "arrival") {
      if ("queue" in flow.plan.to) this.#call(flow, { queue: flow.plan.to.queue }, "queue");
      this.#bookArrival(flow);
      return;
    }
    flow.booked.delete(timer.agent);
    this.#call(flow, { agent: timer.agent }, String(timer.agent));
  }

  #bookArrival(flow: Flow): void {
    const { now } = this.#stage.center;
    const at = this.#nextArrival(flow);
    if (at <= flow.until) this.#stage.book(at - now, { do: "arrival", traffic: flow.number });
  }

  #nextArrival(flow: Flow): Instant {
    const { center, chance, plan } = this.#stage;
    const { to } = flow.plan;
    const stream = `arrival/${flow.number}`;
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
    for (const flow of this.#flows) {
      if ("agents" in flow.plan.to && flow.plan.to.agents.includes(agent)) this.#bookPersonalCall(flow, agent);
    }
  }

  #bookPersonalCall(flow: Flow, agent: AgentId): void {
    const { center, chance } = this.#stage;
    if (!("agents" in flow.plan.to)) return;
    const booked = flow.booked.get(agent);
    const idle = stateName(center, agent) === "idle";
    if (idle && booked === undefined && center.now <= flow.until) {
      const after = sample(flow.plan.to.gap, chance, `gap/${flow.number}/${agent}`);
      flow.booked.set(agent, this.#stage.book(after, { do: "personal-call", traffic: flow.number, agent }));
    } else if (!idle && booked !== undefined) {
      center.cancelScript(booked);
      flow.booked.delete(agent);
    }
  }

  #call(flow: Flow, to: CallTarget, whose: string): void {
    const { center, chance, plan } = this.#stage;
    const stream = `traffic/${flow.number}/${whose}`;
    const { patience, talk } = flow.plan;
    center.perform(incomingCall, {
      from: phoneNumber(chance, `${stream}/number`),
      to,
      media: usualMedia(plan, to),
      talk: sample(talk, chance, `${stream}/talk`),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, `${stream}/patience`) }),
    });
  }
}

/** JSON knows no infinity. */
function endOrNull(end: Instant): Instant | null {
  return Number.isFinite(end) ? end : null;
}
