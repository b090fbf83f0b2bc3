// The faults of a world: creates, lists and removes them, and finds the one that applies to a request or event.

import type { AgentId, Center, Chance, Channel } from "../../core/index.ts";
import { eachId } from "../../forms/agent-ids.ts";
import { placeProblems, type UnplacedProblem } from "../../forms/problems.ts";
import { defaultGatewaySettings, type GatewaySettings } from "../../forms/settings.ts";
import { findUnsafeData } from "../../forms/unsafe-data.ts";
import { collectZodProblems } from "../../forms/zod-problems.ts";
import { kindOf } from "../../scenario/faults/effects/index.ts";
import { faultRule, type WrittenFault } from "../../scenario/faults/fault-rule.ts";
import { describeAbsentId, hasId } from "../../scenario/reading/reference-targets.ts";
import type { AppliedFault, EventEffect, EventFault, RequestEffect } from "../../words/fault-effects.ts";
import { Fault, type FaultSnapshot } from "./fault.ts";
import { openNoPort, type PortOpener } from "./fault-port.ts";
import { listKnownAgents } from "./known-agents.ts";

/** The maximum number of active faults of a world. */
export const MAX_FAULTS = 1_000;
/** The maximum number of active faults of a world that have a separate port. */
export const MAX_PORTS = 16;

/** The number of newest events with a fault that are stored, for lists of events. */
const MAX_STORED_EVENTS = 1_000;

/** The faults of a world as plain data. */
export interface FaultsSnapshot {
  /** The number of the last fault. */
  readonly made: number;
  /** The active faults, oldest first. */
  readonly faults: readonly FaultSnapshot[];
}

/** The environment of faults. */
export interface FaultsParts {
  /** Opens the separate ports of faults. */
  readonly portOpener?: PortOpener;
  /** Returns the settings in force; the defaults if left out. */
  readonly gatewaySettings?: () => Readonly<GatewaySettings>;
  /** Logs ports that cannot be opened. */
  readonly report?: (sentence: string) => void;
  /** Called when a fault begins to apply to events. */
  readonly onEventsAffected?: () => void;
}

/** The channel of the clock entries that end faults with a separate port, and so close the ports. */
const FAULT_ENDS: Channel<"fault-ends"> = { name: "world" };

/** The active faults of a world. */
export class Faults {
  /** Whether any fault affects requests, and whether any affects events. Without faults, a request costs only this comparison. */
  affectsRequests = false;
  affectsEvents = false;
  readonly #center: Center;
  readonly #chance: Chance;
  readonly #parts: FaultsParts;
  readonly #gatewaySettings: () => Readonly<GatewaySettings>;
  #portOpener: PortOpener;
  #faults: Fault[] = [];
  readonly #ofEvents = new Map<number, EventFault>();
  /** The number of times that removed faults applied, by effect. */
  readonly #appliedByRemoved = new Map<string, number>();
  #made = 0;

  constructor(
    center: Center,
    chance: Chance,
    { portOpener = openNoPort, gatewaySettings = () => defaultGatewaySettings, ...parts }: FaultsParts = {},
  ) {
    this.#center = center;
    this.#chance = chance;
    this.#portOpener = portOpener;
    this.#gatewaySettings = gatewaySettings;
    this.#parts = parts;
    center.onEntry(FAULT_ENDS, () => this.#removeWhere((fault) => fault.isOver));
  }

  /** Returns the active faults, oldest first. */
  list(): readonly Fault[] {
    this.#removeWhere((fault) => fault.isOver);
    return [...this.#faults];
  }

  /** Returns an active fault; undefined if there is none with this number. */
  get(id: number): Fault | undefined {
    return this.list().find((fault) => fault.id === id);
  }

  /** Returns the problems that the first failing check finds, a sentence each; empty if none. Those about a member begin with its name. */
  problemsOf(written: unknown): string[] {
    const unsafe = findUnsafeData(written);
    if (unsafe.length > 0) return toSentences(unsafe);
    const parsed = faultRule.safeParse(written);
    if (!parsed.success) return toSentences(collectZodProblems(parsed.error));
    if (this.list().length >= MAX_FAULTS) {
      return [`a world can have at most ${MAX_FAULTS} faults: remove some first`];
    }
    const { agents, effect } = parsed.data;
    if (kindOf(effect).kind.affects === "connections" && this.#portCount >= MAX_PORTS) {
      return [`a world can have at most ${MAX_PORTS} faults with a separate port: remove some first`];
    }
    const known = agents === undefined ? undefined : listKnownAgents(this.#center, this.#gatewaySettings());
    if (agents === undefined || known === undefined) return [];
    for (const id of eachId(agents)) {
      if (!hasId(known, id)) return toSentences([{ path: ["agents"], message: describeAbsentId("agent", id, known) }]);
    }
    return [];
  }

  /**
   * Creates and activates a fault. The URL of a separate port is known when `opened` resolves.
   *
   * @throws RangeError with the sentences of `problemsOf`; nothing has changed then.
   */
  add(written: WrittenFault): Fault {
    const problems = this.problemsOf(written);
    if (problems.length > 0) throw new RangeError(problems.join("; "));
    const fault = Fault.make(++this.#made, faultRule.parse(written), this.#center, this.#chance);
    // Faults without a port are removed at the next request. A port would stay open until then.
    const { target, until } = fault;
    const end =
      target === "connections" && until !== undefined
        ? this.#center.schedule(FAULT_ENDS, until, "fault-ends")
        : undefined;
    this.#begin(fault, () => {
      // A fault whose port cannot be opened does not exist: free its number, and cancel its end.
      if (fault.id === this.#made) this.#made--;
      if (end !== undefined) this.#center.unschedule(end);
    });
    return fault;
  }

  /** Returns the faults as plain data, to continue in another center. */
  snapshot(): FaultsSnapshot {
    return { made: this.#made, faults: this.list().map((fault) => fault.snapshot()) };
  }

  /** Replaces the faults with saved ones. Their scheduled ends are in the snapshot of the clock. */
  restore({ made, faults }: FaultsSnapshot): void {
    this.clear();
    // The restored world gives the same serial numbers to other events.
    this.#ofEvents.clear();
    this.#made = made;
    for (const saved of faults) this.#begin(new Fault(saved, this.#center, this.#chance));
  }

  /** Removes all faults permanently at the end of the world's life. */
  end(): void {
    this.#portOpener = openNoPort;
    this.clear();
  }

  /** Removes a fault. Returns whether it was active. */
  remove(id: number): boolean {
    const found = this.get(id);
    if (found !== undefined) this.#removeWhere((fault) => fault === found);
    return found !== undefined;
  }

  /** Removes all faults. Numbering continues. */
  clear(): void {
    this.#removeWhere(() => true);
  }

  /** Returns the oldest fault that applies to a request, with its effect; undefined if none does. */
  onRequest(operation: string, agent: AgentId | undefined): AppliedFault | undefined {
    const fault = this.#apply("requests", agent, operation);
    return fault && { id: fault.id, effect: fault.drawEffect() as RequestEffect };
  }

  /**
   * Returns the effect of the oldest fault that applies to an event for an agent's client; undefined if none does.
   *
   * @param event its serial number.
   */
  onEvent(agent: AgentId, event: number): EventEffect | undefined {
    const fault = this.#apply("events", agent, undefined);
    if (fault === undefined) return undefined;
    const effect = fault.drawEffect() as EventEffect;
    this.#ofEvents.set(event, { id: fault.id, effect: effect.kind });
    if (this.#ofEvents.size > MAX_STORED_EVENTS) this.#ofEvents.delete(this.#ofEvents.keys().next().value ?? 0);
    return effect;
  }

  /** Returns how often each effect has applied, removed faults included. Effects that never applied are left out. */
  countAppliedByEffect(): ReadonlyMap<string, number> {
    const counts = new Map(this.#appliedByRemoved);
    for (const fault of this.#faults) addApplied(counts, fault);
    return counts;
  }

  /** Returns the fault that was applied to an event, by its serial number; undefined if none was, or it is no longer stored. */
  findByEvent(event: number): EventFault | undefined {
    return this.#ofEvents.get(event);
  }

  #apply(target: Fault["target"], agent: AgentId | undefined, operation: string | undefined): Fault | undefined {
    let applied: Fault | undefined;
    let hasEnded = false;
    for (const fault of this.#faults) {
      if (fault.target === target && fault.applies(agent, operation)) applied = fault;
      hasEnded ||= fault.isOver;
      if (applied !== undefined) break;
    }
    if (hasEnded) this.#removeWhere((fault) => fault.isOver);
    return applied;
  }

  /** Activates a fault. `onFailure` is called if its port cannot be opened. */
  #begin(fault: Fault, onFailure: () => void = () => {}): void {
    this.#faults.push(fault);
    this.#updateFlags();
    if (fault.isOver) return;
    fault.open(this.#portOpener, (sentence) => {
      this.#parts.report?.(sentence);
      if (this.remove(fault.id)) onFailure();
    });
  }

  #removeWhere(which: (fault: Fault) => boolean): void {
    const gone = this.#faults.filter(which);
    if (gone.length === 0) return;
    this.#faults = this.#faults.filter((fault) => !gone.includes(fault));
    this.#updateFlags();
    for (const fault of gone) {
      addApplied(this.#appliedByRemoved, fault);
      fault.close();
    }
  }

  #updateFlags(): void {
    this.affectsRequests = this.#faults.some(({ target }) => target === "requests");
    const hadEvents = this.affectsEvents;
    this.affectsEvents = this.#faults.some(({ target }) => target === "events");
    if (this.affectsEvents && !hadEvents) this.#parts.onEventsAffected?.();
  }

  /** The number of faults with a separate port. */
  get #portCount(): number {
    return this.#faults.filter(({ target }) => target === "connections").length;
  }
}

function addApplied(counts: Map<string, number>, { effectName, appliedHere }: Fault): void {
  if (appliedHere > 0) counts.set(effectName, (counts.get(effectName) ?? 0) + appliedHere);
}

/** Returns problems as sentences, each with the path of its member. */
function toSentences(problems: readonly UnplacedProblem[]): string[] {
  return placeProblems(problems, "", undefined).map(({ message }) => message);
}
