// Records the events and requests of clients that the steps of a scenario name.

import type { AgentEvent, AgentId, Center } from "../../core/index.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import { findClientEventName } from "../conditions/client-event.ts";
import { keyOfEvent, keyOfRequest, Ledger, type LedgerKey } from "../conditions/ledger.ts";
import type { Step } from "../scenario.ts";
import { findNamedInSteps, type NamedInSteps } from "./named-in-steps.ts";

/** Records events and requests in a ledger. */
export class LedgerRecorder {
  readonly ledger: Ledger;
  readonly #center: Center;
  readonly #named: NamedInSteps;
  readonly #settings: () => Readonly<GatewaySettings>;
  readonly #onRecorded: (key: LedgerKey) => void;

  /**
   * @param settings returns the current settings, which affect the names of events.
   * @param onRecorded called with the key of everything that is recorded, except requests of clients.
   */
  constructor(
    center: Center,
    settings: () => Readonly<GatewaySettings>,
    steps: readonly Step[],
    onRecorded: (key: LedgerKey) => void,
  ) {
    this.#settings = settings;
    this.#center = center;
    this.#named = findNamedInSteps(steps);
    this.ledger = new Ledger(this.#named.keys);
    this.#onRecorded = onRecorded;
  }

  /** Whether the steps name requests. */
  get wantsRequests(): boolean {
    return this.#named.namesRequests;
  }

  /**
   * Records a request of a client; the agent is undefined if the request names none.
   *
   * @returns the recorded keys. `onRecorded` isn't called, because the request isn't handled yet.
   */
  recordRequest(operation: string, agent: AgentId | undefined): LedgerKey[] {
    const keys = [keyOfRequest(operation, undefined), ...(agent === undefined ? [] : [keyOfRequest(operation, agent)])];
    return keys.filter((key) => this.ledger.record(key, this.#center.now));
  }

  /** Records a request that the simulator makes in place of a client. If a client plays the agent, nothing is recorded. */
  recordSimulatedRequest(operation: string, agent: AgentId): void {
    if (this.#center.agent(agent)?.session?.played === false) return;
    for (const key of this.recordRequest(operation, agent)) this.#onRecorded(key);
  }

  /** Records an event that an agent's client gets, or would get if there were one. */
  recordEvent(event: AgentEvent): void {
    if (!this.#named.agentsWithEvents.has(event.agent)) return;
    const name = findClientEventName(this.#center, event, this.#settings());
    if (name === undefined) return;
    const key = keyOfEvent(event.agent, name);
    if (this.ledger.record(key, this.#center.now)) this.#onRecorded(key);
  }
}
