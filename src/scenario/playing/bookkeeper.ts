// Notes the events that clients get and the requests they send, as far as the steps of a scenario name them.
import type { AgentEvent, AgentId, Center } from "../../core/index.ts";
import { eventName } from "../../words/event-names.ts";
import { askedKey, Ledger, type LedgerKey, toldKey } from "../conditions/ledger.ts";
import type { Step } from "../scenario.ts";
import { type Named, namedIn } from "./named-events.ts";

export class Bookkeeper {
  readonly ledger: Ledger;
  readonly #center: Center;
  readonly #named: Named;
  readonly #onNoted: (key: LedgerKey) => void;

  /** `onNoted` hears of everything that is taken down. */
  constructor(center: Center, steps: readonly Step[], onNoted: (key: LedgerKey) => void) {
    this.#center = center;
    this.#named = namedIn(steps);
    this.ledger = new Ledger(this.#named.keys);
    this.#onNoted = onNoted;
  }

  /** Whether the steps speak of requests. */
  get wantsRequests(): boolean {
    return this.#named.asked;
  }

  /** An agent's client asks for an operation; the agent is unknown where the request names none. */
  asked(operation: string, agent: AgentId | undefined): void {
    this.#note(askedKey(operation, undefined));
    if (agent !== undefined) this.#note(askedKey(operation, agent));
  }

  /** The simulator does what an agent's client would ask for. Where a client plays the agent, it has asked for nothing. */
  wouldAsk(operation: string, agent: AgentId): void {
    if (this.#center.agent(agent)?.session?.played !== false) this.asked(operation, agent);
  }

  /** Something happens of which an agent's client is told, or would be told if there were one. */
  told(event: AgentEvent): void {
    if (!this.#named.told.has(event.agent)) return;
    // As with clients: before its sign-in an agent is told nothing, and after its sign-out that it is over.
    if (this.#center.agent(event.agent)?.session === undefined && event.type !== "signedOut") return;
    const name = eventName(event, this.#center.settings);
    if (name !== undefined) this.#note(toldKey(event.agent, name));
  }

  #note(key: LedgerKey): void {
    if (this.ledger.note(key, this.#center.now)) this.#onNoted(key);
  }
}
