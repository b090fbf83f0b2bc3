// Notes the events that clients get and the requests they send, as far as the steps of a scenario name them.
import type { AgentEvent, AgentId, Center } from "../../core/index.ts";
import { eventName } from "../../words/event-names.ts";
import { eventKey, Ledger, type LedgerKey, requestKey } from "../conditions/ledger.ts";
import type { Step } from "../scenario.ts";
import { findNamedInSteps, type NamedInSteps } from "./named-in-steps.ts";

export class LedgerRecorder {
  readonly ledger: Ledger;
  readonly #center: Center;
  readonly #named: NamedInSteps;
  readonly #onNoted: (key: LedgerKey) => void;

  /** `onNoted` hears of everything that is taken down. */
  constructor(center: Center, steps: readonly Step[], onNoted: (key: LedgerKey) => void) {
    this.#center = center;
    this.#named = findNamedInSteps(steps);
    this.ledger = new Ledger(this.#named.keys);
    this.#onNoted = onNoted;
  }

  /** Whether the steps speak of requests. */
  get wantsRequests(): boolean {
    return this.#named.namesRequests;
  }

  /** An agent's client asks for an operation; the agent is unknown where the request names none. */
  recordRequest(operation: string, agent: AgentId | undefined): void {
    this.#record(requestKey(operation, undefined));
    if (agent !== undefined) this.#record(requestKey(operation, agent));
  }

  /** The simulator does what an agent's client would ask for. Where a client plays the agent, it has asked for nothing. */
  recordSimulatedRequest(operation: string, agent: AgentId): void {
    if (this.#center.agent(agent)?.session?.played !== false) this.recordRequest(operation, agent);
  }

  /** Something happens of which an agent's client is told, or would be told if there were one. */
  recordEvent(event: AgentEvent): void {
    if (!this.#named.agentsWithEvents.has(event.agent)) return;
    // As with clients: before its sign-in an agent is told nothing, and after its sign-out that it is over.
    if (this.#center.agent(event.agent)?.session === undefined && event.type !== "signedOut") return;
    const name = eventName(event, this.#center.settings);
    if (name !== undefined) this.#record(eventKey(event.agent, name));
  }

  #record(key: LedgerKey): void {
    if (this.ledger.record(key, this.#center.now)) this.#onNoted(key);
  }
}
