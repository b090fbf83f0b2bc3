// The faults of a world: made, listed, taken back, and asked at each request and event whether one of them strikes.

import type { AgentId, Center, Chance, Channel } from "../../core/index.ts";
import { eachId } from "../../forms/agent-ids.ts";
import { placeProblems, type UnplacedProblem } from "../../forms/problems.ts";
import { defaultSettings, type Settings } from "../../forms/settings.ts";
import { findUnsafeData } from "../../forms/unsafe-data.ts";
import { zodProblems } from "../../forms/zod-problems.ts";
import { kindOf } from "../../scenario/faults/effects/index.ts";
import { faultRule, type WrittenFault } from "../../scenario/faults/fault-rule.ts";
import { hasId, sayAbsent } from "../../scenario/reading/reference-targets.ts";
import type { EventEffect, RequestEffect } from "../../words/fault-effects.ts";
import { Fault, type FaultSnapshot } from "./fault.ts";
import { openNoPort, type PortOpener } from "./fault-port.ts";
import { knownAgents } from "./known-agents.ts";

/** More faults than this nobody means to have at a time, and more ports of their own. */
export const MOST_FAULTS = 1_000;
export const MOST_PORTS = 16;

/** The faults of a world written down: plain data that JSON keeps. */
export interface FaultsSnapshot {
  /** How many were ever made: the number of the last one. */
  readonly made: number;
  /** Those that may still strike, oldest first. */
  readonly faults: readonly FaultSnapshot[];
}

/** What faults take from their surroundings; all of it may be left out. */
export interface FaultsParts {
  /** Opens the ports of their own that some have. */
  readonly portOpener?: PortOpener;
  /** Returns the settings in force; the defaults if left out. */
  readonly settings?: () => Readonly<Settings>;
  /** Tells a person what did not go as a fault has it. */
  readonly report?: (sentence: string) => void;
}

/** An entry of the clock, at the end of a fault whose port nobody would close otherwise. */
const WORLD: Channel<"fault-ends"> = { name: "world" };

export class Faults {
  /** Whether any may strike requests, or events: the one comparison that a world without faults costs. */
  strikesRequests = false;
  strikesEvents = false;
  readonly #center: Center;
  readonly #chance: Chance;
  readonly #report: (sentence: string) => void;
  readonly #settings: () => Readonly<Settings>;
  #portOpener: PortOpener;
  #faults: Fault[] = [];
  #made = 0;

  constructor(
    center: Center,
    chance: Chance,
    { portOpener = openNoPort, settings = () => defaultSettings, report = () => {} }: FaultsParts = {},
  ) {
    this.#center = center;
    this.#chance = chance;
    this.#portOpener = portOpener;
    this.#settings = settings;
    this.#report = report;
    center.onEntry(WORLD, () => this.#forget((fault) => fault.isOver));
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
    const hazards = findUnsafeData(written);
    if (hazards.length > 0) return sentences(hazards);
    const parsed = faultRule.safeParse(written);
    if (!parsed.success) return sentences(zodProblems(parsed.error));
    if (this.list().length >= MOST_FAULTS) {
      return [`there are ${MOST_FAULTS} faults already, as many as a world has: take some back`];
    }
    const { agents, effect } = parsed.data;
    if (kindOf(effect).kind.affects === "connections" && this.#ports >= MOST_PORTS) {
      return [
        `there are ${MOST_PORTS} faults with a port of their own already, as many as a world has: take some back`,
      ];
    }
    const known = agents === undefined ? undefined : knownAgents(this.#center, this.#settings());
    if (agents === undefined || known === undefined) return [];
    for (const id of eachId(agents)) {
      if (!hasId(known, id)) return sentences([{ path: ["agents"], message: sayAbsent("agent", id, known) }]);
    }
    return [];
  }

  /**
   * Makes a fault, from now on. One with a port of its own tells its address when its `opened` is settled.
   *
   * @throws RangeError that says everything that is wrong with it, if anything is; nothing has changed then.
   */
  add(written: WrittenFault): Fault {
    const wrong = this.wrongWith(written);
    if (wrong.length > 0) throw new RangeError(wrong.join("; "));
    const fault = Fault.make(++this.#made, faultRule.parse(written), this.#center, this.#chance);
    // All else that is over is noticed when it is next looked at; a port would stay open until then.
    const { target, until } = fault;
    const end =
      target === "connections" && until !== undefined ? this.#center.book(WORLD, until, "fault-ends") : undefined;
    this.#begin(fault, () => {
      // A fault whose port cannot be opened was never made: neither its number nor its end is taken.
      if (fault.id === this.#made) this.#made--;
      if (end !== undefined) this.#center.takeBack(end);
    });
    return fault;
  }

  /** Written down, to go on from here in another center. */
  snapshot(): FaultsSnapshot {
    return { made: this.#made, faults: this.list().map((fault) => fault.snapshot()) };
  }

  /** Puts the faults that were written down in the place of those here; ends that were booked are on the clock that was written with them. */
  restore({ made, faults }: FaultsSnapshot): void {
    this.clear();
    this.#made = made;
    for (const saved of faults) this.#begin(new Fault(saved, this.#center, this.#chance));
  }

  /** The world's life is over: all faults are, and nobody opens a port any more. */
  end(): void {
    this.#portOpener = openNoPort;
    this.clear();
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
    return this.#strike("requests", agent, operation) as RequestEffect | undefined;
  }

  /** What becomes of an event on its way to an agent's client; undefined: nothing out of the ordinary. */
  onEvent(agent: AgentId): EventEffect | undefined {
    return this.#strike("events", agent, undefined) as EventEffect | undefined;
  }

  #strike(target: Fault["target"], agent: AgentId | undefined, operation: string | undefined) {
    let struck: Fault | undefined;
    let ended = false;
    for (const fault of this.#faults) {
      if (fault.target === target && fault.strikes(agent, operation)) struck = fault;
      ended ||= fault.isOver;
      if (struck !== undefined) break;
    }
    if (ended) this.#forget((fault) => fault.isOver);
    return struck?.effect();
  }

  /** Lets a fault strike; `onFailure` is called when its port cannot be opened. */
  #begin(fault: Fault, onFailure: () => void = () => {}): void {
    this.#faults.push(fault);
    this.#updateFlags();
    if (fault.isOver) return;
    fault.open(this.#portOpener, (sentence) => {
      this.#report(sentence);
      if (this.remove(fault.id)) onFailure();
    });
  }

  #forget(which: (fault: Fault) => boolean): void {
    const gone = this.#faults.filter(which);
    if (gone.length === 0) return;
    this.#faults = this.#faults.filter((fault) => !gone.includes(fault));
    this.#updateFlags();
    for (const fault of gone) fault.close();
  }

  #updateFlags(): void {
    this.strikesRequests = this.#faults.some(({ target }) => target === "requests");
    this.strikesEvents = this.#faults.some(({ target }) => target === "events");
  }

  /** How many of them have a port of their own. */
  get #ports(): number {
    return this.#faults.filter(({ target }) => target === "connections").length;
  }
}

function sentences(flaws: readonly UnplacedProblem[]): string[] {
  return placeProblems(flaws, "", undefined).map(({ message }) => message);
}
