// Finds the events and requests that steps name. They are noted when they happen, because nothing else remembers them.
import type { AgentId } from "../../core/index.ts";
import { keyOf } from "../conditions/condition.ts";
import { keysOf } from "../conditions/expectation.ts";
import type { LedgerKey } from "../conditions/ledger.ts";
import { eachStep, type Step } from "../scenario.ts";

export interface Named {
  /** Every event and request, as the ledger has them. */
  readonly keys: ReadonlySet<LedgerKey>;
  /** The agents of whose events any are named. */
  readonly told: ReadonlySet<AgentId>;
  /** Whether any request is named. */
  readonly asked: boolean;
}

/** Looks through steps, the inner ones too. */
export function namedIn(steps: readonly Step[]): Named {
  const keys = new Set<LedgerKey>();
  const told = new Set<AgentId>();
  let asked = false;
  for (const step of eachStep(steps)) {
    const named = step.kind === "expect" ? step.expectation : "condition" in step ? step.condition : undefined;
    if (named === undefined) continue;
    for (const key of step.kind === "expect" ? keysOf(step.expectation) : keyIn(step)) keys.add(key);
    if ("operation" in named) asked = true;
    else if ("event" in named || "events" in named) told.add(named.agent);
  }
  return { keys, told, asked };
}

function keyIn(step: Step): LedgerKey[] {
  const key = "condition" in step ? keyOf(step.condition) : undefined;
  return key === undefined ? [] : [key];
}
