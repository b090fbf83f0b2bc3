// The autopilot: signs in the agents that the simulator plays, and acts for them in calls, conferences, wrap-up and inspections.
import {
  type AgentEvent,
  type AgentId,
  type CallId,
  cancelWrapUp,
  changeDetails,
  chooseSkills,
  type Distribution,
  type Duration,
  finish,
  legsOf,
  Refusal,
  sample,
  signIn,
  type TimerId,
  type Work,
} from "../../core/index.ts";
import type { AutopilotBehavior, AutopilotSnapshot } from "./autopilot-behavior.ts";
import { type AutopilotTimer, keyOfTimer } from "./autopilot-timers.ts";
import { type ConferencePlan, planInConference, planNow } from "./conference-autopilot.ts";
import { findDueRequest } from "./due-requests.ts";
import { beginNextInspection, endOwnInspection, INSPECTION_REQUESTS } from "./inspections.ts";
import { makePlayedDetails, phoneOf, type Stage } from "./stage.ts";

/** The number of agents that are signed in or changed before other work can run. */
export const AGENTS_PER_SLICE = 20;

/** Plays the agents on autopilot and the stand-ins of a scenario. */
export class Autopilot {
  readonly #stage: Stage;
  readonly #behaviors: Map<AgentId, AutopilotBehavior>;
  /** The agents that stand in for clients. Their actions count as requests. */
  readonly #standIns: ReadonlySet<AgentId>;
  /** The timers of each agent, by the keys of `keyOfTimer`. */
  readonly #timers = new Map<AgentId, Map<string, TimerId>>();

  constructor(stage: Stage, standIns: ReadonlyMap<AgentId, AutopilotBehavior>) {
    this.#stage = stage;
    this.#standIns = new Set(standIns.keys());
    this.#behaviors = new Map();
    for (const { id, autopilot } of stage.plan.agents) if (autopilot !== undefined) this.#behaviors.set(id, autopilot);
    for (const [id, behavior] of standIns) this.#behaviors.set(id, behavior);
  }

  /** Returns the autopilot as plain data. */
  snapshot(): AutopilotSnapshot {
    return { behaviors: [...this.#behaviors], timers: Array.from(this.#timers, ([id, timers]) => [id, [...timers]]) };
  }

  /** Restores the autopilot of a snapshot. */
  restore({ behaviors, timers }: AutopilotSnapshot): void {
    for (const [id, behavior] of behaviors) this.#behaviors.set(id, behavior);
    for (const [id, agentTimers] of timers) this.#timers.set(id, new Map(agentTimers));
  }

  /** Signs in agents to all of their queues. */
  signIn(agents: Iterable<AgentId>): void {
    for (const id of agents) this.#signIn(id);
  }

  /**
   * Signs in agents to all of their queues, and yields after every slice.
   *
   * @yields the number of agents that are done.
   */
  *signInInSlices(agents: readonly AgentId[]): Work {
    for (const [done, id] of agents.entries()) {
      if (done > 0 && done % AGENTS_PER_SLICE === 0) yield { done, of: agents.length };
      this.#signIn(id);
    }
  }

  /** Returns whether an agent has wrap-up after its calls. */
  wrapsUp(agent: AgentId): boolean {
    return this.#behaviors.get(agent)?.wrapUp !== undefined;
  }

  /**
   * Puts agents on autopilot. Agents that are signed out sign in. Agents in calls continue with the new behavior. Agents with a signed-in
   * client change only when the simulator plays them.
   *
   * @returns the first refusal, if there is one.
   */
  enable(agents: Iterable<AgentId>, behavior: AutopilotBehavior): Refusal | undefined {
    return finish(this.enableInSlices([...agents], behavior));
  }

  /**
   * Puts agents on autopilot like `enable`, and yields after every slice.
   *
   * @yields the number of agents that are done.
   * @returns the first refusal, if there is one.
   */
  *enableInSlices(agents: readonly AgentId[], behavior: AutopilotBehavior): Work<Refusal | undefined> {
    let first: Refusal | undefined;
    for (const [done, id] of agents.entries()) {
      if (done > 0 && done % AGENTS_PER_SLICE === 0) yield { done, of: agents.length };
      const refusal = this.#enable(id, behavior);
      first ??= refusal;
    }
    return first;
  }

  #enable(id: AgentId, behavior: AutopilotBehavior): Refusal | undefined {
    this.#behaviors.set(id, behavior);
    for (const timer of this.#timers.get(id)?.values() ?? []) this.#stage.center.cancel(timer);
    this.#timers.delete(id);
    if (this.#isPlayed(id)) this.#applyBehavior(id, behavior);
    else if (this.#stage.center.agent(id)?.session === undefined) return this.#signIn(id);
    return undefined;
  }

  /** Schedules the reaction of an agent to an event. */
  onEvent(event: AgentEvent): void {
    const behavior = this.#behaviors.get(event.agent);
    if (behavior === undefined || !this.#isPlayed(event.agent)) return;
    if (event.type === "ringing") this.#scheduleAnswer(event.agent, event.call, behavior);
    else if (event.type === "talking" && event.talkCause === "answered")
      this.#scheduleHangUp(event.agent, event.call, behavior);
    else if (event.type === "wrapUpBegan") this.#scheduleWrapUpEnd(event.agent, behavior);
    else if (event.type === "signedIn") this.#scheduleInspection(event.agent, behavior);
    else if ("conference" in event) this.#schedulePlan(planInConference(event, behavior));
  }

  /** Performs the action of a timer, if it is still possible. */
  run(timer: AutopilotTimer): void {
    const { center } = this.#stage;
    const { agent: id } = timer;
    const agent = center.agent(id);
    this.#timers.get(id)?.delete(keyOfTimer(timer));
    if (agent === undefined || !this.#isPlayed(id)) return;
    if (timer.do === "autopilot-inspect") {
      this.#inspect(id);
      return;
    }
    if (timer.do === "autopilot-stop-inspecting") {
      if (endOwnInspection(center, agent)) this.recordRequest("stopSuperviseOrInsert", id);
      return;
    }
    const request = findDueRequest(center, agent, timer);
    if (request === undefined) return;
    this.recordRequest(request.operation, id);
    request.perform();
  }

  /** Returns the behavior of an agent that the simulator plays; undefined if it no longer plays this agent. */
  behaviorOf(agent: AgentId): AutopilotBehavior | undefined {
    return this.#isPlayed(agent) ? this.#behaviors.get(agent) : undefined;
  }

  /** Records a request if its agent stands in for a client. */
  recordRequest(operation: string, agent: AgentId): void {
    if (this.#standIns.has(agent)) this.#stage.recordRequest(operation, agent);
  }

  #isPlayed(id: AgentId): boolean {
    return this.#stage.center.agent(id)?.session?.played === true;
  }

  #signIn(id: AgentId): Refusal | undefined {
    const { center } = this.#stage;
    const details = makePlayedDetails(phoneOf(center, id), !this.wrapsUp(id));
    this.recordRequest("login", id);
    const outcome = center.perform(signIn, { agent: id, password: undefined, details, force: false });
    center.perform(chooseSkills, { agent: id, queues: "all" });
    return outcome instanceof Refusal ? outcome : undefined;
  }

  /** Applies a behavior to a signed-in agent. */
  #applyBehavior(id: AgentId, behavior: AutopilotBehavior): void {
    const { center } = this.#stage;
    const agent = center.agent(id);
    if (agent === undefined) return;
    center.perform(changeDetails, { agent: id, autoEnterIdle: behavior.wrapUp === undefined });
    for (const { call, leg } of legsOf(center, agent)) {
      if (leg.state === "ringing") this.#scheduleAnswer(id, call.id, behavior);
      if (leg.state === "talking") this.#scheduleHangUp(id, call.id, behavior);
    }
    this.#schedulePlan(planNow(center, id, behavior));
    this.#scheduleInspection(id, behavior);
    if (agent.session?.state.name !== "wrapUp") return;
    if (behavior.wrapUp === undefined) center.perform(cancelWrapUp, { agent: id });
    else this.#scheduleWrapUpEnd(id, behavior);
  }

  #scheduleAnswer(agent: AgentId, call: CallId, { answer }: AutopilotBehavior): void {
    if (answer === undefined) return;
    this.#scheduleAfter(answer, `autopilot-answer/${agent}`, { do: "autopilot-answer", agent, call });
  }

  #scheduleHangUp(agent: AgentId, call: CallId, { talk }: AutopilotBehavior): void {
    if (talk === undefined) return;
    this.#scheduleAfter(talk, `autopilot-talk/${agent}`, { do: "autopilot-hang-up", agent, call });
  }

  #schedulePlan(plan: ConferencePlan | undefined): void {
    if (plan !== undefined) this.#scheduleAfter(plan.after, plan.stream, plan.timer);
  }

  #scheduleWrapUpEnd(agent: AgentId, { wrapUp }: AutopilotBehavior): void {
    if (wrapUp === undefined) return;
    this.#scheduleAfter(wrapUp, `autopilot-wrap-up/${agent}`, { do: "autopilot-wrap-up-over", agent });
  }

  #scheduleInspection(agent: AgentId, { inspects }: AutopilotBehavior): void {
    if (inspects !== undefined) this.#scheduleIn(inspects.every, { do: "autopilot-inspect", agent });
  }

  /** Begins an inspection if the inspector is idle and an agent talks, and schedules its end. In any case, schedules the next one. */
  #inspect(id: AgentId): void {
    const behavior = this.#behaviors.get(id);
    if (behavior?.inspects === undefined) return;
    this.#scheduleInspection(id, behavior);
    if (!beginNextInspection(this.#stage.center, id, behavior.inspects.mode)) return;
    this.recordRequest(INSPECTION_REQUESTS[behavior.inspects.mode], id);
    this.#scheduleIn(behavior.inspects.for, { do: "autopilot-stop-inspecting", agent: id });
  }

  #scheduleAfter(after: Distribution, stream: string, timer: AutopilotTimer): void {
    this.#scheduleIn(sample(after, this.#stage.chance, stream), timer);
  }

  /** Schedules a timer in `after` milliseconds, instead of an earlier one with the same key. */
  #scheduleIn(after: Duration, timer: AutopilotTimer): void {
    const { center } = this.#stage;
    const timers = this.#timers.get(timer.agent) ?? new Map<string, TimerId>();
    this.#timers.set(timer.agent, timers);
    const key = keyOfTimer(timer);
    const earlier = timers.get(key);
    if (earlier !== undefined) center.cancel(earlier);
    timers.set(key, this.#stage.schedule(after, timer));
  }
}
