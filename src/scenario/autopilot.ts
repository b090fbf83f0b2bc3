// Simulated colleagues: agents who sign in at the start and take calls by themselves.
import {
  type AgentEvent,
  type AgentId,
  answer,
  cancelWork,
  chooseSkills,
  release,
  sample,
  signIn,
} from "../core/index.ts";
import type { AutopilotPlan } from "./center-plan.ts";
import { playedDetails, type ScriptTimer, type Stage } from "./stage.ts";

export class Autopilot {
  readonly #stage: Stage;
  readonly #plans: ReadonlyMap<AgentId, AutopilotPlan>;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#plans = new Map(stage.plan.agents.flatMap(({ id, autopilot }) => (autopilot ? [[id, autopilot]] : [])));
  }

  /** Signs everyone in to all of their queues. */
  start(): void {
    const { center } = this.#stage;
    for (const [id, plan] of this.#plans) {
      const details = playedDetails(center.agent(id)?.phone ?? "", plan.wrapUp === undefined);
      center.perform(signIn, { agent: id, password: undefined, details, force: false });
      center.perform(chooseSkills, { agent: id, queues: "all" });
    }
  }

  /** Has an agent on autopilot react to what happens to it. */
  onEvent(event: AgentEvent): void {
    const plan = this.#plans.get(event.agent);
    if (plan === undefined || !this.#isPlayed(event.agent)) return;
    const { agent } = event;
    if (event.type === "ringing") {
      this.#bookAfter(plan.answer, `autopilot-answer/${agent}`, { do: "autopilot-answer", agent, call: event.call });
    } else if (event.type === "talking" && event.cause === "answered" && plan.talk !== undefined) {
      this.#bookAfter(plan.talk, `autopilot-talk/${agent}`, { do: "autopilot-hang-up", agent, call: event.call });
    } else if (event.type === "wrap-up-began" && plan.wrapUp !== undefined) {
      this.#bookAfter(plan.wrapUp, `autopilot-wrap-up/${agent}`, { do: "autopilot-wrap-up-over", agent });
    }
  }

  run(timer: Extract<ScriptTimer, { do: `autopilot-${string}` }>): void {
    const { center } = this.#stage;
    const { agent: id } = timer;
    const agent = center.agent(id);
    if (agent === undefined || !this.#isPlayed(id)) return;
    if (timer.do === "autopilot-wrap-up-over") {
      center.perform(cancelWork, { agent: id });
      return;
    }
    // The call may be gone by now, and the agent in another.
    const leg = center.legsOf(agent).find(({ call }) => call.id === timer.call)?.leg;
    if (timer.do === "autopilot-answer" && leg?.state === "ringing")
      center.perform(answer, { agent: id, call: timer.call });
    if (timer.do === "autopilot-hang-up" && leg?.state === "talking") center.perform(release, { agent: id });
  }

  #isPlayed(id: AgentId): boolean {
    return this.#stage.center.agent(id)?.session?.played === true;
  }

  #bookAfter(after: Parameters<typeof sample>[0], stream: string, timer: ScriptTimer): void {
    this.#stage.book(sample(after, this.#stage.chance, stream), timer);
  }
}
