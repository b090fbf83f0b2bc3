// The faults of a world: made, listed, taken back, and asked at each request and event whether one of them strikes.
import type { AgentId, Center, Chance } from "../../core/index.ts";
import { eachId } from "../../scenario/agent-ids.ts";
import { faultRule, type WrittenFault } from "../../scenario/faults/rule.ts";
import { findFlaws } from "../../scenario/flaws.ts";
import { findHazards } from "../../scenario/hazards.ts";
import { absent, has, type Ids } from "../../scenario/known.ts";
import { type Flaw, placeFlaws } from "../../scenario/problems.ts";
import type { EventEffect, RequestEffect } from "../../words/fault-effects.ts";
import { Fault } from "./fault.ts";

/** More faults than this nobody means to have at a time. */
const MOST_FAULTS = 1_000;

/** In a sentence so many ids are listed. */
const MOST_LISTED = 20;

export class Faults {
  /** Whether any may strike requests, or events: the one comparison that a world without faults costs. */
  strikesRequests = false;
  strikesEvents = false;
  readonly #center: Center;
  readonly #chance: Chance;
  #faults: Fault[] = [];
  #made = 0;

  constructor(center: Center, chance: Chance) {
    this.#center = center;
    this.#chance = chance;
  }

  /** The faults that may still strike, oldest first. */
  list(): readonly Fault[] {
    this.#forget((fault) => fault.isOver);
    return [...this.#faults];
  }

  /** A fault that may still strike; undefined: it is over, was taken back, or never was. */
  get(id: number): Fault | undefined {
    return this.list().find((fault) => fault.id === id);
  }

  /** What is wrong with a fault as it is written, a sentence each that begins with the member's name; none: it can be made. */
  wrongWith(written: unknown): string[] {
    const hazards = findHazards(written);
    if (hazards.length > 0) return sentences(hazards);
    const parsed = faultRule.safeParse(written);
    if (!parsed.success) return sentences(findFlaws(parsed.error));
    if (this.list().length >= MOST_FAULTS) {
      return [`there are ${MOST_FAULTS} faults already, as many as a world has: take some back`];
    }
    const { agents } = parsed.data;
    const known = agents === undefined ? undefined : this.#known();
    if (agents === undefined || known === undefined) return [];
    for (const id of eachId(agents)) {
      if (!has(known, id)) return sentences([{ path: ["agents"], message: absent("agent", id, known) }]);
    }
    return [];
  }

  /**
   * Makes a fault, from now on.
   *
   * @throws RangeError that says everything that is wrong with it, if anything is; nothing has changed then.
   */
  add(written: WrittenFault): Fault {
    const wrong = this.wrongWith(written);
    if (wrong.length > 0) throw new RangeError(wrong.join("; "));
    const fault = new Fault(++this.#made, faultRule.parse(written), this.#center, this.#chance);
    this.#faults.push(fault);
    this.#look();
    return fault;
  }

  /** Takes a fault back; false when it is not there any more, or never was. */
  remove(id: number): boolean {
    const found = this.get(id);
    if (found !== undefined) this.#forget((fault) => fault === found);
    return found !== undefined;
  }

  /** Takes all faults back; the numbers of later ones go on. */
  clear(): void {
    this.#forget(() => true);
  }

  /** What becomes of a request; undefined: nothing out of the ordinary. The oldest fault that strikes is the only one that does. */
  onRequest(operation: string, agent: AgentId | undefined): RequestEffect | undefined {
    return this.#strike(false, agent, operation) as RequestEffect | undefined;
  }

  /** What becomes of an event on its way to an agent's client; undefined: nothing out of the ordinary. */
  onEvent(agent: AgentId): EventEffect | undefined {
    return this.#strike(true, agent, undefined) as EventEffect | undefined;
  }

  #strike(events: boolean, agent: AgentId | undefined, operation: string | undefined) {
    let struck: Fault | undefined;
    let ended = false;
    for (const fault of this.#faults) {
      if (fault.strikesEvents === events && fault.strikes(agent, operation)) struck = fault;
      ended ||= fault.isOver;
      if (struck !== undefined) break;
    }
    if (ended) this.#forget((fault) => fault.isOver);
    return struck?.effect();
  }

  #forget(which: (fault: Fault) => boolean): void {
    this.#faults = this.#faults.filter((fault) => !which(fault));
    this.#look();
  }

  #look(): void {
    this.strikesRequests = this.#faults.some(({ strikesEvents }) => !strikesEvents);
    this.strikesEvents = this.#faults.some(({ strikesEvents }) => strikesEvents);
  }

  /** The agents whom a fault may name. */
  #known(): Ids {
    const { state, settings } = this.#center;
    const ids = new Set(state.agents.keys());
    const listed = [...ids].slice(0, MOST_LISTED).join(", ");
    return {
      ids,
      written: ids.size > MOST_LISTED ? `${listed} and ${ids.size - MOST_LISTED} more` : listed,
      admittedTo: settings.unknownAgents === "admit" ? settings.agentIdMax : undefined,
    };
  }
}

function sentences(flaws: readonly Flaw[]): string[] {
  return placeFlaws(flaws, "", undefined).map(({ message }) => message);
}
