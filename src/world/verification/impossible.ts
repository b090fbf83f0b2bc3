// Finds conditions that no request can meet.
// A verification or filter with such a condition is useless.

import type { Center } from "../../core/index.ts";
import { describeUnknownOperation, OPERATION_NAMES, type OperationName } from "../../forms/gateway-names.ts";
import { describeAbsentId, hasId } from "../../scenario/reading/reference-targets.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import { RESOURCE_JS } from "../../words/known-interfaces.ts";
import { RETCODES } from "../../words/retcodes.ts";
import type { Faults } from "../faults/faults.ts";
import { listKnownAgents } from "../faults/known-agents.ts";
import { type Journal, PUSH } from "../journal/journal.ts";

/** The operations of requests to unknown addresses, of pushes, and of requests for the JavaScript client. */
const OTHER_OPERATIONS = ["unknown", PUSH, RESOURCE_JS] as const;

/** An operation in the journal. */
export type JournalOperation = OperationName | (typeof OTHER_OPERATIONS)[number];

/** The outcome of requests outside the gateway's root. */
const OUTSIDE_ROOT = "http-404";

interface Conditions {
  readonly operation?: string | undefined;
  readonly agent?: string | undefined;
  readonly retcode?: string | undefined;
}

interface ObservedWorld {
  readonly center: Center;
  readonly gatewaySettings: Readonly<GatewaySettings>;
  readonly faults: Faults;
  readonly journal: Journal;
}

/**
 * Returns a sentence for each impossible condition, which begins with the name of the condition. Everything in the journal is possible,
 * even if the center has changed since.
 */
export function listImpossibleConditions(world: ObservedWorld, { operation, agent, retcode }: Conditions): string[] {
  return [
    ...(operation === undefined ? [] : findImpossibleOperation(world, operation)),
    ...(agent === undefined ? [] : findImpossibleAgent(world, agent)),
    ...(retcode === undefined ? [] : findImpossibleRetcode(world, retcode)),
  ];
}

function findImpossibleOperation({ journal }: ObservedWorld, name: string): string[] {
  if (OPERATION_NAMES.has(name) || new Set<string>(OTHER_OPERATIONS).has(name)) return [];
  return journal.listTotals().some(({ operation }) => operation === name)
    ? []
    : [`operation: ${describeUnknownOperation(name)}`];
}

function findImpossibleAgent({ center, gatewaySettings, journal }: ObservedWorld, agent: string): string[] {
  const known = listKnownAgents(center, gatewaySettings);
  if (hasId(known, Number(agent)) || journal.list({ agent, limit: 1 }).length > 0) return [];
  return [`agent: ${describeAbsentId("agent", Number(agent), known)}`];
}

function findImpossibleRetcode({ journal, faults }: ObservedWorld, retcode: string): string[] {
  if (retcode === "0" || retcode === OUTSIDE_ROOT || Object.hasOwn(RETCODES, retcode)) return [];
  if (faults.list().some(({ rule: { effect } }) => outcomeOf(effect) === retcode)) return [];
  if (journal.listTotals().some(({ answered }) => Object.hasOwn(answered, retcode))) return [];
  return [
    `retcode: neither an interface nor an active fault returns ${retcode}: use 0 or a retcode of docs/retcodes.md, or add a fault that returns it`,
  ];
}

/** Returns the outcome that the journal shows for a fault's effect: a retcode, `http-<status>` or `reset`; undefined if it shows none. */
function outcomeOf(effect: object): string | undefined {
  if ("retcode" in effect) return String(effect.retcode);
  if ("status" in effect) return `http-${String(effect.status)}`;
  return "reset" in effect ? "reset" : undefined;
}
