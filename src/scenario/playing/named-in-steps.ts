// Finds the events and requests that steps name, because only those are recorded.
import type { AgentId } from "../../core/index.ts";
import { ledgerKeyOf } from "../conditions/condition.ts";
import { ledgerKeysOf } from "../conditions/expectation.ts";
import type { LedgerKey } from "../conditions/ledger.ts";
import { eachStep, type Step } from "../scenario.ts";

/** The events and requests that steps name. */
export interface NamedInSteps {
  /** The keys of the events and requests in the ledger. */
  readonly keys: ReadonlySet<LedgerKey>;
  /** The agents whose events are named. */
  readonly agentsWithEvents: ReadonlySet<AgentId>;
  /** Whether any request is named. */
  readonly namesRequests: boolean;
}

/** Searches steps and the steps inside them. */
export function findNamedInSteps(steps: readonly Step[]): NamedInSteps {
  const keys = new Set<LedgerKey>();
  const agentsWithEvents = new Set<AgentId>();
  let namesRequests = false;
  for (const step of eachStep(steps)) {
    const named = step.kind === "expect" ? step.expectation : "condition" in step ? step.condition : undefined;
    if (named === undefined) continue;
    for (const key of step.kind === "expect" ? ledgerKeysOf(step.expectation) : keysOf(step)) keys.add(key);
    if ("operation" in named) namesRequests = true;
    else if ("event" in named || "events" in named) agentsWithEvents.add(named.agent);
  }
  return { keys, agentsWithEvents, namesRequests };
}

function keysOf(step: Step): LedgerKey[] {
  const key = "condition" in step ? ledgerKeyOf(step.condition) : undefined;
  return key === undefined ? [] : [key];
}
