// Compiles the scope of a fault into tests of requests and events.
import { type Agent, type AgentId, type Center, legsOf, stateOf } from "../../core/index.ts";
import { listIdRanges } from "../../forms/agent-ids.ts";
import type { EffectKind } from "../../scenario/faults/effect.ts";
import type { WrittenFault } from "../../scenario/faults/fault-rule.ts";
import { POLL_OPERATIONS } from "../../words/fault-effects.ts";

/** Returns whether a request is in the scope, or whether an event is, if there is no operation. */
export type ScopeTest = (agent: AgentId | undefined, operation: string | undefined) => boolean;

/** Returns the tests of a rule's scope, cheapest first. */
export function compileScope(rule: WrittenFault, kind: EffectKind<unknown>, center: Center): ScopeTest[] {
  const tests: ScopeTest[] = [];
  const operations = operationsOf(rule, kind.affects);
  if (operations !== undefined) tests.push((_, operation) => operation !== undefined && operations.has(operation));
  if (rule.agents !== undefined) {
    const ranges = listIdRanges(rule.agents);
    tests.push((agent) => agent !== undefined && ranges.some(({ from, to }) => from <= agent && agent <= to));
  }
  if (kind.needsSession === true) {
    tests.push((agent) => agent !== undefined && center.agent(agent)?.session !== undefined);
  }
  const { state } = rule;
  if (state !== undefined) tests.push((agent) => agent !== undefined && isInState(center, agent, state));
  return tests;
}

function operationsOf({ operations }: WrittenFault, affects: string): ReadonlySet<string> | undefined {
  if (affects !== "polls") return operations === undefined ? undefined : new Set(operations);
  return new Set(
    operations === undefined
      ? POLL_OPERATIONS
      : POLL_OPERATIONS.filter((name) => new Set<string>(operations).has(name)),
  );
}

function isInState(center: Center, id: AgentId, state: NonNullable<WrittenFault["state"]>): boolean {
  if (state !== "held") return stateOf(center, id).name === state;
  const agent: Agent | undefined = center.agent(id);
  return agent !== undefined && legsOf(center, agent).some(({ leg }) => leg.state === "held");
}
