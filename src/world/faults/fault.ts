// One fault of a world, while it lives: whom and what it strikes, compiled when it is made, and how often it still will.
import { type Agent, type AgentId, type Center, type Chance, type Instant, sample } from "../../core/index.ts";
import { idRuns } from "../../scenario/agent-ids.ts";
import type { RuleEffect } from "../../scenario/faults/effect.ts";
import { kindOf } from "../../scenario/faults/effects/index.ts";
import { isInstant, type WrittenFault } from "../../scenario/faults/rule.ts";
import { sayFault } from "../../scenario/faults/sentence.ts";
import { readDuration } from "../../scenario/forms.ts";
import { type EventEffect, POLLS, type RequestEffect } from "../../words/fault-effects.ts";

type Test = (agent: AgentId | undefined, operation: string | undefined) => boolean;

export class Fault {
  /** Its place among all faults that the center ever had, from 1. */
  readonly id: number;
  /** As it was written. */
  readonly rule: WrittenFault;
  /** Whether it strikes events on their way, and not requests. */
  readonly strikesEvents: boolean;
  readonly #center: Center;
  readonly #chance: Chance;
  readonly #effect: RuleEffect;
  readonly #from: Instant;
  readonly #to: Instant;
  readonly #tests: readonly Test[];
  #skip: number;
  #left: number;
  #struck = 0;

  constructor(id: number, rule: WrittenFault, center: Center, chance: Chance) {
    const { kind, written } = kindOf(rule.effect);
    this.id = id;
    this.rule = rule;
    this.strikesEvents = kind.strikes === "events";
    this.#center = center;
    this.#chance = chance;
    this.#effect = kind.build(written);
    this.#from = rule.from === undefined ? center.now : this.#moment(rule.from);
    this.#to = rule.to === undefined ? Number.POSITIVE_INFINITY : this.#moment(rule.to);
    // It lives from when it can first strike on.
    if (rule.for !== undefined) this.#to = Math.max(this.#from, center.now) + readDuration(rule.for);
    this.#tests = testsOf(rule, kind, center);
    this.#skip = rule.skip ?? 0;
    this.#left = rule.times ?? Number.POSITIVE_INFINITY;
  }

  /** How often it has struck. */
  get struck(): number {
    return this.#struck;
  }

  /** How often it will still strike; undefined: without end. */
  get left(): number | undefined {
    return Number.isFinite(this.#left) ? this.#left : undefined;
  }

  /** When it ends by itself, on the world's clock; undefined: it has no such end. */
  get until(): Instant | undefined {
    return Number.isFinite(this.#to) ? this.#to : undefined;
  }

  /** Whether it will never strike any more. */
  get isOver(): boolean {
    return this.#left <= 0 || this.#center.now >= this.#to;
  }

  /** What it still does, in one English sentence. */
  get sentence(): string {
    const from = this.#from > this.#center.now ? this.#from : undefined;
    return sayFault(this.rule, { left: this.left, skip: this.#skip, from, to: this.until });
  }

  /** Whether it strikes a request, or an event where there is no operation. Counts and chance move on with the answer. */
  strikes(agent: AgentId | undefined, operation: string | undefined): boolean {
    if (this.isOver || this.#center.now < this.#from) return false;
    for (const test of this.#tests) if (!test(agent, operation)) return false;
    if (this.#skip > 0) {
      this.#skip--;
      return false;
    }
    const { probability = 1 } = this.rule;
    if (probability < 1 && this.#chance.fraction(`fault/${this.id}`) >= probability) return false;
    this.#left--;
    this.#struck++;
    return true;
  }

  /** What becomes of what it has just struck. */
  effect(): RequestEffect | EventEffect {
    const effect = this.#effect;
    if (effect.kind !== "delay") return effect;
    return { kind: "delay", wait: Math.min(effect.most, sample(effect.wait, this.#chance, `fault/${this.id}/delay`)) };
  }

  #moment(written: string): Instant {
    return isInstant(written) ? Date.parse(written) : this.#center.now + readDuration(written);
  }
}

/** The tests of a rule's scope, cheapest first; none for what it leaves open. */
function testsOf(rule: WrittenFault, kind: ReturnType<typeof kindOf>["kind"], center: Center): Test[] {
  const tests: Test[] = [];
  const operations = operationsOf(rule, kind.strikes);
  if (operations !== undefined) tests.push((_, operation) => operation !== undefined && operations.has(operation));
  if (rule.agents !== undefined) {
    const runs = idRuns(rule.agents);
    tests.push((agent) => agent !== undefined && runs.some(({ from, to }) => from <= agent && agent <= to));
  }
  if (kind.needsSession === true) {
    tests.push((agent) => agent !== undefined && center.agent(agent)?.session !== undefined);
  }
  const { state } = rule;
  if (state !== undefined) tests.push((agent) => agent !== undefined && isIn(center, agent, state));
  return tests;
}

function operationsOf({ operations }: WrittenFault, strikes: string): ReadonlySet<string> | undefined {
  if (strikes !== "polls") return operations === undefined ? undefined : new Set(operations);
  return new Set(operations === undefined ? POLLS : POLLS.filter((name) => operations.includes(name)));
}

function isIn(center: Center, id: AgentId, state: NonNullable<WrittenFault["state"]>): boolean {
  if (state !== "held") return center.stateOf(id).name === state;
  const agent: Agent | undefined = center.agent(id);
  return agent !== undefined && center.legsOf(agent).some(({ leg }) => leg.state === "held");
}
