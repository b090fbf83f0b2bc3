// Runs the hooks of the kinds of findings, each with its state, and adds their findings.
import type { Center, Instant } from "../../core/index.ts";
import type { ObservedRequest } from "../../words/observed-request.ts";
import type { Client } from "./client.ts";
import type { FindingSubject } from "./finding.ts";
import type { Findings } from "./findings.ts";
import { type HookPlan, type KindHook, planHooks } from "./hook-plan.ts";
import type { Detail, HookName } from "./hooks.ts";
import type { FindingKind } from "./kind.ts";
import type { StateLifetime } from "./kind-state.ts";

/** The parts that the hook runner is created with. */
export interface HookRunnerParts {
  readonly findings: Findings;
  center(): Center;
  /** Returns the connection of a request, given the request's number in the journal; serials grow with time. */
  connectionOf(entry: number): number;
}

/** The facts for hooks: one object that is refilled for each hook, so that a request allocates nothing. */
interface ReusedFacts {
  center: Center | undefined;
  client: Client | undefined;
  request: ObservedRequest | undefined;
  now: Instant;
  connection: number;
  isNewConnection: boolean;
  state: unknown;
}

/** Runs the hooks of all kinds of findings. */
export class HookRunner {
  readonly #parts: HookRunnerParts;
  readonly #plan: HookPlan<ReusedFacts>;
  readonly #facts: ReusedFacts = {
    center: undefined,
    client: undefined,
    request: undefined,
    now: 0,
    connection: 0,
    isNewConnection: false,
    state: undefined,
  };
  /** The state that finding kinds keep for the world, by slot. */
  readonly #ofWorld: unknown[] = [];
  #newestConnection = 0;

  constructor(parts: HookRunnerParts, kinds: readonly FindingKind[]) {
    this.#parts = parts;
    this.#plan = planHooks(kinds);
  }

  /** The connection that was set last. */
  get connection(): number {
    return this.#facts.connection;
  }

  /** Sets the facts for the next hooks, except the connection. */
  setFacts(client: Client | undefined, request: ObservedRequest | undefined, now: Instant): void {
    const seen = this.#facts;
    seen.center = this.#parts.center();
    seen.client = client;
    seen.request = request;
    seen.now = now;
  }

  /** Sets the connection for the next hooks to that of a request. */
  setConnection({ entry }: ObservedRequest): void {
    const connection = this.#parts.connectionOf(entry);
    this.#facts.connection = connection;
    this.#facts.isNewConnection = connection > this.#newestConnection;
    if (connection > this.#newestConnection) this.#newestConnection = connection;
  }

  /** Runs a hook of every kind that has it, and adds the findings. An entry of 0 means no journal entry. */
  run<Name extends HookName>(name: Name, detail: Detail<Name>, subject: FindingSubject, entry: number): void {
    const kindHooks = this.#plan[name];
    if (kindHooks === undefined) return;
    const seen = this.#facts;
    for (const kindHook of kindHooks) {
      seen.state = this.#findOrBeginState(kindHook);
      const facts = kindHook.hook(seen, detail);
      if (facts !== undefined) this.#parts.findings.add(kindHook.kind, subject, entry, facts);
    }
    // Without this, the world would keep its last request, with its body and its socket.
    seen.request = undefined;
  }

  #findOrBeginState({ state, slot }: KindHook<ReusedFacts>): unknown {
    if (state === undefined) return undefined;
    const states = this.#statesOf(state.scope);
    if (states === undefined) return undefined;
    states[slot] ??= state.begin();
    return states[slot];
  }

  #statesOf(scope: StateLifetime): unknown[] | undefined {
    if (scope === "world") return this.#ofWorld;
    const { client } = this.#facts;
    return scope === "client" ? client?.ofClient : client?.ofSession;
  }
}
