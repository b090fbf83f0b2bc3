// Generates calls and chats of customers: to a queue at a rate or with gaps, or calls to agents whenever they are idle.
import {
  type AgentId,
  beginIncomingCall,
  type Duration,
  finish,
  type StartChat,
  sample,
  type Work,
} from "../../core/index.ts";
import { type CustomerCallTarget, mediaOfTarget } from "../center/center-plan.ts";
import type { ChatCustomers } from "../chats/chat-customers.ts";
import { drawPersonName, drawPhoneNumber } from "../stage/generated-values.ts";
import { nameOfState, type ScriptTimer, type Stage } from "../stage/stage.ts";
import { drawNextArrival } from "./next-arrival.ts";
import {
  calledAgentsOf,
  isOver,
  nameCallStreams,
  nameChatStreams,
  nameGapStream,
  readFlow,
  streamsOf,
  type TrafficFlow,
  type TrafficFlowSnapshot,
  writeFlow,
} from "./traffic-flow.ts";
import { type ChatTexts, computeExpectedCalls, type TrafficPlan } from "./traffic-plan.ts";

/** The traffic flows of a snapshot, in the order of their start. */
export interface TrafficSnapshot {
  readonly flows: readonly TrafficFlowSnapshot[];
  /** The number of the next traffic flow. */
  readonly next: number;
  /** All agents that a traffic flow has called directly, including traffic flows that are over. */
  readonly calledByName: readonly AgentId[];
}

/** The number of agents or random streams to process before other work can run. */
const ITEMS_PER_SLICE = 200;

/** Generates the calls and chats of all traffic flows of a scenario. */
export class Traffic {
  readonly #stage: Stage;
  readonly #customers: ChatCustomers;
  /** The traffic flows by number. One that is over stays until the next one starts. */
  readonly #flows = new Map<number, TrafficFlow>();
  #next = 0;
  /** All agents that a traffic flow calls or has called directly. */
  readonly #calledAgents = new Set<AgentId>();
  /** The directly called agents whose states may have changed since the last recheck. */
  readonly #changedAgents = new Set<AgentId>();
  readonly #recheckSoon: () => void;

  /** @param recheckSoon schedules a recheck, after the current entry of the clock is complete. */
  constructor(stage: Stage, customers: ChatCustomers, recheckSoon: () => void) {
    this.#stage = stage;
    this.#customers = customers;
    this.#recheckSoon = recheckSoon;
  }

  /** Returns the traffic as plain data. */
  snapshot(): TrafficSnapshot {
    return {
      flows: Array.from(this.#flows.values(), writeFlow),
      next: this.#next,
      calledByName: [...this.#calledAgents],
    };
  }

  /** The directly called agents that have changed since the last recheck, for a snapshot. */
  get changedAgents(): readonly AgentId[] {
    return [...this.#changedAgents];
  }

  /** Restores the traffic of a snapshot. Must be called before any traffic flow starts. */
  restore({ flows, next, calledByName }: TrafficSnapshot, changedAgents: readonly AgentId[]): void {
    for (const agent of changedAgents) this.#changedAgents.add(agent);
    for (const agent of calledByName) this.#calledAgents.add(agent);
    for (const flow of flows) this.#flows.set(flow.number, readFlow(flow));
    this.#next = next;
  }

  /** Whether customers of any traffic flow may still call or begin a chat. */
  get isOngoing(): boolean {
    for (const { until } of this.#flows.values()) if (until > this.#stage.center.now) return true;
    return false;
  }

  /**
   * Returns the expected number of calls and chats.
   *
   * @param by the length of time from now, in milliseconds.
   */
  countExpectedCalls(by: Duration): number {
    const from = this.#stage.center.now;
    let calls = 0;
    for (const { plan, until } of this.#flows.values()) {
      calls += computeExpectedCalls(plan, { from, until: Math.min(from + by, until) });
    }
    return calls;
  }

  /** Starts a traffic flow, which runs in parallel with the steps. */
  start(plan: TrafficPlan): void {
    finish(this.startInSlices(plan));
  }

  /** Starts a traffic flow in slices. Abandoned work has only drawn random numbers, and forgotten traffic flows that are over. */
  *startInSlices(plan: TrafficPlan): Work {
    const { center } = this.#stage;
    const until = plan.for === undefined ? Number.POSITIVE_INFINITY : center.now + plan.for;
    yield* this.#forgetEnded("agents" in plan.to ? plan.to.agents.length : 1);
    const flow: TrafficFlow = {
      plan,
      number: this.#next++,
      until,
      calledAgents: calledAgentsOf(plan),
      scheduledCalls: new Map(),
      period: undefined,
    };
    this.#flows.set(flow.number, flow);
    if ("queue" in plan.to) {
      this.#scheduleArrival(flow);
      return;
    }
    let done = 0;
    const { agents } = plan.to;
    const added = agents.filter((agent) => !this.#calledAgents.has(agent));
    for (const agent of added) this.#calledAgents.add(agent);
    try {
      for (const agent of agents) {
        this.#schedulePersonalCall(flow, agent);
        if (++done % ITEMS_PER_SLICE === 0) yield { done, of: agents.length };
      }
    } finally {
      if (done < agents.length) this.#undoStart(flow, added);
    }
  }

  #undoStart(flow: TrafficFlow, added: readonly AgentId[]): void {
    for (const timer of flow.scheduledCalls.values()) this.#stage.center.cancel(timer);
    for (const agent of added) this.#calledAgents.delete(agent);
    this.#flows.delete(flow.number);
    this.#next = flow.number;
  }

  /** Forgets the traffic flows that are over, and their random streams. Their numbers are not reused, so nothing draws from these again. */
  *#forgetEnded(of: number): Work {
    const { center, chance } = this.#stage;
    for (const flow of this.#flows.values()) {
      if (!isOver(flow, center.now)) continue;
      let forgotten = 0;
      for (const stream of streamsOf(flow)) {
        chance.forget(stream);
        if (++forgotten % ITEMS_PER_SLICE === 0) yield { done: 0, of };
      }
      this.#flows.delete(flow.number);
    }
  }

  /** Marks an agent as changed, if a traffic flow calls it directly. */
  markChanged(agent: AgentId): void {
    if (!this.#calledAgents.has(agent)) return;
    this.#changedAgents.add(agent);
    this.#recheckSoon();
  }

  /** Schedules a call for each changed agent that is idle, and cancels the calls for those that are not. */
  recheck(): void {
    const { changedAgents } = this;
    this.#changedAgents.clear();
    for (const agent of changedAgents) this.#recheckAgent(agent);
  }

  /** Begins the call or chat of a timer. */
  run(timer: Extract<ScriptTimer, { do: "arrival" | "personal-call" }>): void {
    const flow = this.#flows.get(timer.traffic);
    if (flow === undefined) return;
    if (timer.do === "personal-call") flow.scheduledCalls.delete(timer.agent);
    if (this.#stage.center.now > flow.until) return;
    if (timer.do === "arrival") {
      if ("queue" in flow.plan.to) this.#call(flow, { queue: flow.plan.to.queue }, "queue");
      this.#scheduleArrival(flow);
      return;
    }
    this.#call(flow, { agent: timer.agent }, timer.agent);
  }

  #scheduleArrival(flow: TrafficFlow): void {
    const { now } = this.#stage.center;
    const at = drawNextArrival(this.#stage, flow);
    if (at <= flow.until) this.#stage.schedule(at - now, { do: "arrival", traffic: flow.number });
  }

  #recheckAgent(agent: AgentId): void {
    for (const flow of this.#flows.values()) {
      if (flow.calledAgents.has(agent)) this.#schedulePersonalCall(flow, agent);
    }
  }

  #schedulePersonalCall(flow: TrafficFlow, agent: AgentId): void {
    const { center, chance } = this.#stage;
    if (!("agents" in flow.plan.to)) return;
    const scheduled = flow.scheduledCalls.get(agent);
    const isIdle = nameOfState(center, agent) === "idle";
    if (isIdle && scheduled === undefined && center.now <= flow.until) {
      const after = sample(flow.plan.to.gap, chance, nameGapStream(flow, agent));
      flow.scheduledCalls.set(agent, this.#stage.schedule(after, { do: "personal-call", traffic: flow.number, agent }));
    } else if (!isIdle && scheduled !== undefined) {
      center.cancel(scheduled);
      flow.scheduledCalls.delete(agent);
    }
  }

  #call(flow: TrafficFlow, to: CustomerCallTarget, streamOwner: AgentId | "queue"): void {
    const { center, chance, plan } = this.#stage;
    const streams = nameCallStreams(flow, streamOwner);
    const { patience, talk, chats } = flow.plan;
    const customer = {
      from: drawPhoneNumber(chance, streams.from),
      to,
      ...(talk === undefined ? {} : { talk: sample(talk, chance, streams.talk) }),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, streams.patience) }),
    };
    if (chats !== undefined) this.#beginChat(flow, customer, chats);
    else center.perform(beginIncomingCall, { ...customer, media: mediaOfTarget(plan, to) });
  }

  #beginChat(flow: TrafficFlow, customer: Omit<StartChat, "name" | "text">, { texts, replies }: ChatTexts): void {
    const { chance } = this.#stage;
    const streams = nameChatStreams(flow);
    const text = texts[Math.floor(chance.drawFraction(streams.text) * texts.length)] ?? "";
    this.#customers.begin({ ...customer, name: drawPersonName(chance, streams.name), text }, replies, streams.replies);
  }
}
