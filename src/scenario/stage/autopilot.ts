// Simulated colleagues: agents who sign in at the start and take calls by themselves.
import {
  type AgentEvent,
  type AgentId,
  answer,
  type CallId,
  cancelWork,
  changeDetails,
  chooseSkills,
  type Distribution,
  legsOf,
  Refusal,
  release,
  sample,
  signIn,
  type TimerId,
  type Work,
} from "../../core/index.ts";
import type { AutopilotPlan } from "../center/center-plan.ts";
import { phoneOf, playedDetails, type ScriptTimer, type Stage } from "./stage.ts";

/** How an agent takes calls that the simulator plays. One without `answer` lets them ring until a step has it answer. */
export type Manner = Partial<AutopilotPlan>;

type AutopilotTimer = Extract<ScriptTimer, { do: `autopilot-${string}` }>;

/** What an autopilot is doing, written down: how each agent takes calls, and what each is going to do. */
export interface AutopilotSnapshot {
  readonly manners: readonly (readonly [AgentId, Manner])[];
  readonly booked: readonly (readonly [AgentId, readonly (readonly [string, TimerId])[]])[];
}

/** So many agents sign in in one piece of work. */
export const AGENTS_A_PIECE = 20;

export class Autopilot {
  readonly #stage: Stage;
  readonly #manners: Map<AgentId, Manner>;
  /** Those of them who stand in for a client: what they do counts as requests of it. */
  readonly #standIns: ReadonlySet<AgentId>;
  /** What each agent is going to do, by what that is. */
  readonly #booked = new Map<AgentId, Map<string, TimerId>>();

  constructor(stage: Stage, standIns: ReadonlyMap<AgentId, Manner> = new Map()) {
    this.#stage = stage;
    this.#standIns = new Set(standIns.keys());
    this.#manners = new Map();
    for (const { id, autopilot } of stage.plan.agents) if (autopilot !== undefined) this.#manners.set(id, autopilot);
    for (const [id, manner] of standIns) this.#manners.set(id, manner);
  }

  /** Written down, to go on from here. */
  snapshot(): AutopilotSnapshot {
    return { manners: [...this.#manners], booked: Array.from(this.#booked, ([id, timers]) => [id, [...timers]]) };
  }

  /** Goes on as the autopilot that was written down. */
  restore({ manners, booked }: AutopilotSnapshot): void {
    for (const [id, manner] of manners) this.#manners.set(id, manner);
    for (const [id, timers] of booked) this.#booked.set(id, new Map(timers));
  }

  /** Signs agents in to all of their queues, those who are on autopilot if nobody is named. */
  signIn(agents: Iterable<AgentId> = this.#manners.keys()): void {
    for (const id of agents) this.#signIn(id);
  }

  /** Signs agents in as `signIn` does, in pieces. */
  *signingIn(agents: readonly AgentId[]): Work {
    for (const [done, id] of agents.entries()) {
      if (done > 0 && done % AGENTS_A_PIECE === 0) yield { done, of: agents.length };
      this.#signIn(id);
    }
  }

  /** Whether an agent wraps up after its calls. */
  wrapsUp(agent: AgentId): boolean {
    return this.#manners.get(agent)?.wrapUp !== undefined;
  }

  /**
   * Has agents take calls in some manner from now on: whoever is signed out signs in, and what is under way goes on in the new manner.
   * Agents whose clients are signed in are left alone until the simulator plays them. Answers the first refusal, if there is one.
   */
  put(agents: Iterable<AgentId>, manner: Manner): Refusal | undefined {
    let first: Refusal | undefined;
    for (const id of agents) {
      const refusal = this.#put(id, manner);
      first = first ?? refusal;
    }
    return first;
  }

  /** Has agents take calls in some manner as `put` does, in pieces. */
  *putting(agents: readonly AgentId[], manner: Manner): Work<Refusal | undefined> {
    let first: Refusal | undefined;
    for (const [done, id] of agents.entries()) {
      if (done > 0 && done % AGENTS_A_PIECE === 0) yield { done, of: agents.length };
      const refusal = this.#put(id, manner);
      first = first ?? refusal;
    }
    return first;
  }

  #put(id: AgentId, manner: Manner): Refusal | undefined {
    this.#manners.set(id, manner);
    for (const timer of this.#booked.get(id)?.values() ?? []) this.#stage.center.cancel(timer);
    this.#booked.delete(id);
    if (this.#isPlayed(id)) this.#takeOver(id, manner);
    else if (this.#stage.center.agent(id)?.session === undefined) return this.#signIn(id);
    return undefined;
  }

  /** Has an agent react to what happens to it. */
  onEvent(event: AgentEvent): void {
    const manner = this.#manners.get(event.agent);
    if (manner === undefined || !this.#isPlayed(event.agent)) return;
    if (event.type === "ringing") this.#willAnswer(event.agent, event.call, manner);
    else if (event.type === "talking" && event.cause === "answered") this.#willHangUp(event.agent, event.call, manner);
    else if (event.type === "wrapUpBegan") this.#willEndWrapUp(event.agent, manner);
  }

  run(timer: AutopilotTimer): void {
    const { center } = this.#stage;
    const { agent: id } = timer;
    const agent = center.agent(id);
    this.#booked.get(id)?.delete(keyOf(timer));
    if (agent === undefined || !this.#isPlayed(id)) return;
    if (timer.do === "autopilot-wrap-up-over") {
      this.#asked("cancelWork", id);
      center.perform(cancelWork, { agent: id });
      return;
    }
    // The call may be gone by now, and the agent in another.
    const leg = legsOf(center, agent).find(({ call }) => call.id === timer.call)?.leg;
    if (timer.do === "autopilot-answer" && leg?.state === "ringing") {
      this.#asked("answer", id);
      center.perform(answer, { agent: id, call: timer.call });
    }
    if (timer.do === "autopilot-hang-up" && leg?.state === "talking") {
      this.#asked("release", id);
      center.perform(release, { agent: id });
    }
  }

  #asked(operation: string, agent: AgentId): void {
    if (this.#standIns.has(agent)) this.#stage.recordRequest(operation, agent);
  }

  #isPlayed(id: AgentId): boolean {
    return this.#stage.center.agent(id)?.session?.played === true;
  }

  #signIn(id: AgentId): Refusal | undefined {
    const { center } = this.#stage;
    const details = playedDetails(phoneOf(center, id), !this.wrapsUp(id));
    this.#asked("login", id);
    const outcome = center.perform(signIn, { agent: id, password: undefined, details, force: false });
    center.perform(chooseSkills, { agent: id, queues: "all" });
    return outcome instanceof Refusal ? outcome : undefined;
  }

  /** An agent who is signed in goes on in a manner of its own. */
  #takeOver(id: AgentId, manner: Manner): void {
    const { center } = this.#stage;
    const agent = center.agent(id);
    if (agent === undefined) return;
    center.perform(changeDetails, { agent: id, autoEnterIdle: manner.wrapUp === undefined });
    for (const { call, leg } of legsOf(center, agent)) {
      if (leg.state === "ringing") this.#willAnswer(id, call.id, manner);
      if (leg.state === "talking") this.#willHangUp(id, call.id, manner);
    }
    if (agent.session?.state.name !== "wrapUp") return;
    if (manner.wrapUp === undefined) center.perform(cancelWork, { agent: id });
    else this.#willEndWrapUp(id, manner);
  }

  #willAnswer(agent: AgentId, call: CallId, { answer }: Manner): void {
    if (answer === undefined) return;
    this.#bookAfter(answer, `autopilot-answer/${agent}`, { do: "autopilot-answer", agent, call });
  }

  #willHangUp(agent: AgentId, call: CallId, { talk }: Manner): void {
    if (talk === undefined) return;
    this.#bookAfter(talk, `autopilot-talk/${agent}`, { do: "autopilot-hang-up", agent, call });
  }

  #willEndWrapUp(agent: AgentId, { wrapUp }: Manner): void {
    if (wrapUp === undefined) return;
    this.#bookAfter(wrapUp, `autopilot-wrap-up/${agent}`, { do: "autopilot-wrap-up-over", agent });
  }

  #bookAfter(after: Distribution, stream: string, timer: AutopilotTimer): void {
    const { center, chance } = this.#stage;
    const booked = this.#booked.get(timer.agent) ?? new Map<string, TimerId>();
    this.#booked.set(timer.agent, booked);
    const key = keyOf(timer);
    const earlier = booked.get(key);
    if (earlier !== undefined) center.cancel(earlier);
    booked.set(key, this.#stage.book(sample(after, chance, stream), timer));
  }
}

function keyOf(timer: AutopilotTimer): string {
  return "call" in timer ? `${timer.do}/${timer.call}` : timer.do;
}
