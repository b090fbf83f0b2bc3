// Customers who call by themselves: a queue at some rate, or agents by name whenever those are idle.
import {
  type AgentId,
  type Distribution,
  type Duration,
  type Instant,
  incomingCall,
  sample,
  type TimerId,
} from "../core/index.ts";
import { type CallTarget, usualMedia } from "./center-plan.ts";
import { callerNumber, type ScriptTimer, type Stage, stateName } from "./stage.ts";

/** A steady traffic: whom it calls, and how; `for` how long it lasts, to the end if absent. */
export interface TrafficPlan {
  to: TrafficTarget;
  talk: Distribution;
  patience?: Distribution;
  for?: Duration;
}

/** A queue at a rate, or agents by name, each a `gap` after it became idle. */
type TrafficTarget = { queue: number; callsPerHour: number } | { agents: readonly AgentId[]; gap: Distribution };

/** One traffic under way. */
interface Flow {
  readonly plan: TrafficPlan;
  readonly number: number;
  readonly until: Instant;
  /** For calls by name: the booked call of each agent who is idle. */
  readonly booked: Map<AgentId, TimerId>;
}

const HOUR = 3_600_000;

export class Traffic {
  readonly #stage: Stage;
  readonly #flows: Flow[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Starts a traffic; the script goes on beside it. */
  start(plan: TrafficPlan): void {
    const { center } = this.#stage;
    const until = plan.for === undefined ? Number.POSITIVE_INFINITY : center.now + plan.for;
    const flow: Flow = { plan, number: this.#flows.length, until, booked: new Map() };
    this.#flows.push(flow);
    if ("queue" in plan.to) this.#bookArrival(flow);
    else for (const agent of plan.to.agents) this.#bookPersonalCall(flow, agent);
  }

  /** An agent's state may have changed: who became idle is called after a gap, who is idle no longer is not. */
  look(agent: AgentId): void {
    for (const flow of this.#flows) {
      if ("agents" in flow.plan.to && flow.plan.to.agents.includes(agent)) this.#bookPersonalCall(flow, agent);
    }
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
    if (!("callsPerHour" in flow.plan.to)) return;
    const gap = { kind: "exponential", mean: HOUR / flow.plan.to.callsPerHour } as const;
    const after = sample(gap, this.#stage.chance, `arrival/${flow.number}`);
    this.#stage.book(after, { do: "arrival", traffic: flow.number });
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
      from: callerNumber(this.#stage, undefined, `${stream}/number`),
      to,
      media: usualMedia(plan, to),
      talk: sample(talk, chance, `${stream}/talk`),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, `${stream}/patience`) }),
    });
  }
}
