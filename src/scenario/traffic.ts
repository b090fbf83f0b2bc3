// Customers who call by themselves: a queue at some rate, or agents by name whenever those are idle.
import { type AgentId, type Instant, incomingCall, sample, type TimerId } from "../core/index.ts";
import type { Step } from "./scenario.ts";
import { callerNumber, type ScriptTimer, type Stage, stateName } from "./stage.ts";

type TrafficStep = Extract<Step, { kind: "traffic" }>;

/** One traffic under way. */
interface Flow {
  readonly step: TrafficStep;
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
  start(step: TrafficStep): void {
    const { center } = this.#stage;
    const until = step.for === undefined ? Number.POSITIVE_INFINITY : center.now + step.for;
    const flow: Flow = { step, number: this.#flows.length, until, booked: new Map() };
    this.#flows.push(flow);
    if ("queue" in step.to) this.#bookArrival(flow);
    else for (const agent of step.to.agents) this.#bookPersonalCall(flow, agent);
  }

  /** An agent's state may have changed: who became idle is called after a gap, who is idle no longer is not. */
  look(agent: AgentId): void {
    for (const flow of this.#flows) {
      if ("agents" in flow.step.to && flow.step.to.agents.includes(agent)) this.#bookPersonalCall(flow, agent);
    }
  }

  run(timer: Extract<ScriptTimer, { do: "arrival" | "personal-call" }>): void {
    const flow = this.#flows[timer.traffic];
    if (flow === undefined || this.#stage.center.now > flow.until) return;
    if (timer.do === "arrival") {
      if ("queue" in flow.step.to) this.#call(flow, { queue: flow.step.to.queue }, "queue");
      this.#bookArrival(flow);
      return;
    }
    flow.booked.delete(timer.agent);
    this.#call(flow, { agent: timer.agent }, String(timer.agent));
  }

  #bookArrival(flow: Flow): void {
    if (!("callsPerHour" in flow.step.to)) return;
    const gap = { kind: "exponential", mean: HOUR / flow.step.to.callsPerHour } as const;
    const after = sample(gap, this.#stage.chance, `arrival/${flow.number}`);
    this.#stage.book(after, { do: "arrival", traffic: flow.number });
  }

  #bookPersonalCall(flow: Flow, agent: AgentId): void {
    const { center, chance } = this.#stage;
    if (!("agents" in flow.step.to)) return;
    const booked = flow.booked.get(agent);
    const idle = stateName(center, agent) === "idle";
    if (idle && booked === undefined && center.now <= flow.until) {
      const after = sample(flow.step.to.gap, chance, `gap/${flow.number}/${agent}`);
      flow.booked.set(agent, this.#stage.book(after, { do: "personal-call", traffic: flow.number, agent }));
    } else if (!idle && booked !== undefined) {
      center.cancelScript(booked);
      flow.booked.delete(agent);
    }
  }

  #call(flow: Flow, to: { queue: number } | { agent: AgentId }, whose: string): void {
    const { center, chance } = this.#stage;
    const stream = `traffic/${flow.number}/${whose}`;
    const { patience, talk } = flow.step;
    center.perform(incomingCall, {
      from: callerNumber(this.#stage, undefined, `${stream}/number`),
      to,
      talk: sample(talk, chance, `${stream}/talk`),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, `${stream}/patience`) }),
    });
  }
}
