// One fault of a world, while it lives: whom and what it strikes, compiled when it is made, and how often it still will.
import { type AgentId, type Center, type Chance, type Instant, sample } from "../../core/index.ts";
import { readDuration } from "../../forms/values.ts";
import type { RuleEffect } from "../../scenario/faults/effect.ts";
import { kindOf } from "../../scenario/faults/effects/index.ts";
import { isInstant, type WrittenFault } from "../../scenario/faults/fault-rule.ts";
import { sayFault } from "../../scenario/faults/fault-sentence.ts";
import type { EventEffect, PortEffect, RequestEffect } from "../../words/fault-effects.ts";
import { FaultPort, type PortOpener } from "./fault-port.ts";
import { type ScopeTest, scopeTests } from "./scope.ts";

/** A fault written down: plain data that JSON keeps. Instants are of the world's clock, in milliseconds since 1970. */
export interface FaultSnapshot {
  /** Its place among all faults that the center ever had, from 1. */
  readonly id: number;
  /** As it was written. */
  readonly rule: WrittenFault;
  /** How many it still lets pass, how often it will still strike (null: without end), and how often it has struck. */
  readonly skip: number;
  readonly left: number | null;
  readonly struck: number;
  /** When it begins and ends; null: it has no end. */
  readonly from: Instant;
  readonly until: Instant | null;
}

export class Fault {
  /** Its place among all faults that the center ever had, from 1. */
  readonly id: number;
  /** As it was written. */
  readonly rule: WrittenFault;
  /** What it strikes: requests, events on their way, or connections to a separate port. */
  readonly target: "requests" | "events" | "connections";
  readonly #center: Center;
  readonly #chance: Chance;
  readonly #effect: RuleEffect;
  readonly #from: Instant;
  readonly #to: Instant;
  readonly #tests: readonly ScopeTest[];
  #skip: number;
  #left: number;
  #struck: number;
  #port: FaultPort | undefined;

  /** Goes on where a fault stood when it was written down. */
  constructor({ id, rule, skip, left, struck, from, until }: FaultSnapshot, center: Center, chance: Chance) {
    const { kind, written } = kindOf(rule.effect);
    this.id = id;
    this.rule = rule;
    this.target = kind.affects === "polls" ? "requests" : kind.affects;
    this.#center = center;
    this.#chance = chance;
    this.#effect = kind.build(written);
    this.#from = from;
    this.#to = until ?? Number.POSITIVE_INFINITY;
    this.#tests = scopeTests(rule, kind, center);
    this.#skip = skip;
    this.#left = left ?? Number.POSITIVE_INFINITY;
    this.#struck = struck;
  }

  /** Makes a fault, from now on. */
  static make(id: number, rule: WrittenFault, center: Center, chance: Chance): Fault {
    const moment = (written: string) => (isInstant(written) ? Date.parse(written) : center.now + readDuration(written));
    const from = rule.from === undefined ? center.now : moment(rule.from);
    let until = rule.to === undefined ? null : moment(rule.to);
    // It lives from when it can first strike on.
    if (rule.for !== undefined) until = Math.max(from, center.now) + readDuration(rule.for);
    const { skip = 0, times: left = null } = rule;
    return new Fault({ id, rule, skip, left, struck: 0, from, until }, center, chance);
  }

  /** Written down, to go on from here in another center. */
  snapshot(): FaultSnapshot {
    const { id, rule, struck, left = null, until = null } = this;
    return { id, rule, skip: this.#skip, left, struck, from: this.#from, until };
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
    const portless = this.#port?.isMissing === true;
    return sayFault(this.rule, { left: this.left, skip: this.#skip, from, to: this.until, portless });
  }

  /** The address of the port of its own, such as `https://127.0.0.1:40123`; undefined: it has none, or it is not open yet. */
  get url(): string | undefined {
    return this.#port?.url;
  }

  /** The same as soon as the port is open, for a fault that has one; rejects with an Error for people when it cannot be opened. */
  get opened(): Promise<string | undefined> {
    return this.#port?.opened ?? Promise.resolve(undefined);
  }

  /** Opens its port, if it is a fault that has one; `onFailure` hears why that cannot be. */
  open(portOpener: PortOpener, onFailure: (sentence: string) => void): void {
    if (this.target !== "connections") return;
    const { id: fault, sentence } = this;
    const onConnection = () => {
      this.#struck++;
    };
    this.#port = new FaultPort(
      portOpener,
      { fault, effect: this.#effect as PortEffect, sentence, onConnection },
      onFailure,
    );
  }

  /** Closes its port, if it has one. */
  close(): void {
    this.#port?.close();
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
    const effect = this.#effect as Exclude<RuleEffect, PortEffect>;
    if (effect.kind !== "delay") return effect;
    return { kind: "delay", wait: Math.min(effect.most, sample(effect.wait, this.#chance, `fault/${this.id}/delay`)) };
  }
}
