// One active fault of a world: what it affects, and how often it still applies.
import { type AgentId, type Center, type Chance, type Instant, sample } from "../../core/index.ts";
import { readDuration } from "../../forms/values.ts";
import type { RuleEffect } from "../../scenario/faults/effect.ts";
import { kindOf } from "../../scenario/faults/effects/index.ts";
import { isInstant, type WrittenFault } from "../../scenario/faults/fault-rule.ts";
import { describeFault } from "../../scenario/faults/fault-sentence.ts";
import type { EventEffect, PortEffect, RequestEffect } from "../../words/fault-effects.ts";
import { FaultPort, type PortOpener } from "./fault-port.ts";
import { compileScope, type ScopeTest } from "./scope.ts";

/** A fault as plain data. Instants are of the world's clock, in milliseconds since 1970. */
export interface FaultSnapshot {
  /** Its number among all faults that the center ever had, from 1. */
  readonly id: number;
  /** As it was written. */
  readonly rule: WrittenFault;
  /** The number of requests or events that it still skips. */
  readonly skip: number;
  /** The number of times that it still applies; null: unlimited. */
  readonly left: number | null;
  /** The number of times that it has applied. */
  readonly timesApplied: number;
  /** Its start. */
  readonly from: Instant;
  /** Its end; null: no end. */
  readonly until: Instant | null;
}

/** An active fault. */
export class Fault {
  /** Its number among all faults that the center ever had, from 1. */
  readonly id: number;
  /** As it was written. */
  readonly rule: WrittenFault;
  /** The target: requests, events in delivery, or connections to a separate port. */
  readonly target: "requests" | "events" | "connections";
  /** The name of its effect, such as `retcode`. */
  readonly effectName: string;
  readonly #center: Center;
  readonly #chance: Chance;
  readonly #effect: RuleEffect;
  readonly #from: Instant;
  readonly #until: Instant;
  readonly #tests: readonly ScopeTest[];
  #skip: number;
  #left: number;
  #appliedCount: number;
  /** The number of times it had applied in the center that it continues from. */
  readonly #appliedBefore: number;
  #port: FaultPort | undefined;

  /** Continues from a snapshot. */
  constructor({ id, rule, skip, left, timesApplied, from, until }: FaultSnapshot, center: Center, chance: Chance) {
    const { name, kind, written } = kindOf(rule.effect);
    this.id = id;
    this.effectName = name;
    this.rule = rule;
    this.target = kind.affects === "polls" ? "requests" : kind.affects;
    this.#center = center;
    this.#chance = chance;
    this.#effect = kind.build(written);
    this.#from = from;
    this.#until = until ?? Number.POSITIVE_INFINITY;
    this.#tests = compileScope(rule, kind, center);
    this.#skip = skip;
    this.#left = left ?? Number.POSITIVE_INFINITY;
    this.#appliedCount = timesApplied;
    this.#appliedBefore = timesApplied;
  }

  /** Creates a fault from its rule. */
  static make(id: number, rule: WrittenFault, center: Center, chance: Chance): Fault {
    const readMoment = (written: string) =>
      isInstant(written) ? Date.parse(written) : center.now + readDuration(written);
    const from = rule.from === undefined ? center.now : readMoment(rule.from);
    let until = rule.to === undefined ? null : readMoment(rule.to);
    // `for` counts from the first moment at which the fault can apply.
    if (rule.for !== undefined) until = Math.max(from, center.now) + readDuration(rule.for);
    const { skip = 0, times: left = null } = rule;
    return new Fault({ id, rule, skip, left, timesApplied: 0, from, until }, center, chance);
  }

  /** Returns the fault as plain data, to continue in another center. */
  snapshot(): FaultSnapshot {
    const { id, rule, timesApplied, left = null, until = null } = this;
    return { id, rule, skip: this.#skip, left, timesApplied, from: this.#from, until };
  }

  /** The number of times it has applied. */
  get timesApplied(): number {
    return this.#appliedCount;
  }

  /** The number of times it has applied in this center. */
  get appliedHere(): number {
    return this.#appliedCount - this.#appliedBefore;
  }

  /** The number of times it still applies; undefined: unlimited. */
  get left(): number | undefined {
    return Number.isFinite(this.#left) ? this.#left : undefined;
  }

  /** When it ends, in world time; undefined: no end. */
  get until(): Instant | undefined {
    return Number.isFinite(this.#until) ? this.#until : undefined;
  }

  /** Whether it no longer applies. */
  get isOver(): boolean {
    return this.#left <= 0 || this.#center.now >= this.#until;
  }

  /** A sentence about the effect that remains. */
  get sentence(): string {
    const from = this.#from > this.#center.now ? this.#from : undefined;
    const isPortMissing = this.#port?.isMissing === true;
    return describeFault(this.rule, { left: this.left, skip: this.#skip, from, to: this.until, isPortMissing });
  }

  /** The URL of its separate port, such as `https://127.0.0.1:40123`; undefined if it has no open port. */
  get url(): string | undefined {
    return this.#port?.url;
  }

  /** Resolves with `url` when it is known; with undefined if there is none. Rejects with an error for the user if opening fails. */
  get opened(): Promise<string | undefined> {
    return this.#port?.opened ?? Promise.resolve(undefined);
  }

  /** Opens its separate port, if the fault has one. `onFailure` is called with a sentence if the port cannot be opened. */
  open(portOpener: PortOpener, onFailure: (sentence: string) => void): void {
    if (this.target !== "connections") return;
    const { id: fault, sentence } = this;
    const onConnection = () => {
      this.#appliedCount++;
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

  /** Decides whether it applies to a request, or to an event if there is no operation. Advances counts and random numbers. */
  applies(agent: AgentId | undefined, operation: string | undefined): boolean {
    if (this.isOver || this.#center.now < this.#from) return false;
    for (const test of this.#tests) if (!test(agent, operation)) return false;
    if (this.#skip > 0) {
      this.#skip--;
      return false;
    }
    const { probability = 1 } = this.rule;
    if (probability < 1 && this.#chance.drawFraction(`fault/${this.id}`) >= probability) return false;
    this.#left--;
    this.#appliedCount++;
    return true;
  }

  /** Returns its effect on the present request or event. */
  drawEffect(): RequestEffect | EventEffect {
    const effect = this.#effect as Exclude<RuleEffect, PortEffect>;
    if (effect.kind !== "delay") return effect;
    return { kind: "delay", wait: Math.min(effect.most, sample(effect.wait, this.#chance, `fault/${this.id}/delay`)) };
  }
}
