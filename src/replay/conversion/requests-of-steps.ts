// Counts the requests that steps make in place of clients, because a step that waits for a request of a client also ends with them.
import type { AgentId, Center, Instant } from "../../core/index.ts";
import { eachStep, type Step } from "../../scenario/scenario.ts";
import { type ActionStep, actorOf, buildAction, operationOf } from "../../scenario/steps/index.ts";
import type { WrittenStep } from "./session-calls.ts";

/** A request that a step made in place of a client. */
export interface StepRequest {
  readonly operation: string;
  readonly agent: AgentId;
}

/** The requests that steps have made in place of clients. */
export class RequestsOfSteps {
  readonly #center: Center;
  #requests: StepRequest[] = [];
  #at: Instant = Number.NEGATIVE_INFINITY;

  constructor(center: Center) {
    this.#center = center;
  }

  /** Returns the requests that steps will count as. A step of an agent with a client counts as no request. */
  listRequests(steps: readonly WrittenStep[]): StepRequest[] {
    return steps
      .flatMap((step) => requestsOf(buildAction(step, 0)))
      .filter(({ agent }) => this.#center.agent(agent)?.session?.played !== false);
  }

  /** Adds the requests that steps have made at an instant. */
  add(at: Instant, requests: readonly StepRequest[]): void {
    this.#keepOnly(at);
    this.#requests.push(...requests);
  }

  /**
   * Returns how many requests equal to `wanted` steps have made since an instant. Then forgets all requests, because a waiting step ignores
   * earlier ones.
   */
  countAndForget(since: Instant, wanted: StepRequest): number {
    this.#keepOnly(since);
    const count = this.#requests.filter((request) => isSameRequest(request, wanted)).length;
    this.#requests = [];
    return count;
  }

  /** Forgets the requests of earlier instants. */
  #keepOnly(at: Instant): void {
    if (at > this.#at) this.#requests = [];
    this.#at = at;
  }
}

/** Returns the requests that any of these steps can count as. */
export function listPossibleRequests(steps: readonly Step[]): StepRequest[] {
  return [...eachStep(steps)].flatMap((step) => (isAction(step) ? requestsOf(step) : []));
}

/** Returns whether two requests have the same operation and agent. */
export function isSameRequest(a: StepRequest, b: StepRequest): boolean {
  return a.operation === b.operation && a.agent === b.agent;
}

function requestsOf(step: ActionStep): StepRequest[] {
  const agent = actorOf(step);
  if (agent === undefined) return [];
  if (step.kind === "hangUp") {
    return step.by === "agent" ? [{ operation: step.call === undefined ? "release" : "dropCall", agent }] : [];
  }
  const operation = operationOf(step);
  return operation === undefined ? [] : [{ operation, agent }];
}

function isAction(step: Step): step is ActionStep {
  return !FLOW_STEPS.includes(step.kind);
}

const FLOW_STEPS: readonly string[] = ["wait", "at", "waitFor", "when", "expect", "repeat", "parallel", "choose"];
