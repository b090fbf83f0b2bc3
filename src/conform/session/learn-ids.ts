// Pairs the ids of the real gateway with those of the simulator, in two answers to the same request or in two equal events.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import { isObject, jsonOf } from "./answer-json.ts";
import type { Renaming } from "./renaming.ts";
import { findRenamedKind } from "./value-forms.ts";

/** A Guid in a header, alone or after the name of a cookie. */
export const GUID_IN_TEXT = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\.[\w-]+)?/i;

/** Pairs the ids at the same places of two answers. */
export function learnIds(
  renaming: Renaming,
  real: GatewayAnswer,
  simulated: GatewayAnswer,
  isAnonymous: boolean,
): void {
  const [realGuid, simulatedGuid] = [guidOf(real), guidOf(simulated)];
  if (realGuid !== undefined && simulatedGuid !== undefined) renaming.pair("guid", realGuid, simulatedGuid);
  learn(renaming, "", jsonOf(real), jsonOf(simulated), isAnonymous);
}

/** Returns the Guid that an answer hands out; undefined if it has none. */
export function guidOf({ headers }: GatewayAnswer): string | undefined {
  const [, value = ""] = headers.find(([name]) => /^(?:set-)?guid$/i.test(name)) ?? [];
  return GUID_IN_TEXT.exec(value)?.[0];
}

function learn(renaming: Renaming, name: string, real: unknown, simulated: unknown, isAnonymous: boolean): void {
  if (Array.isArray(real) && Array.isArray(simulated)) {
    for (const [index, value] of real.entries()) learn(renaming, name, value, simulated[index], isAnonymous);
  } else if (isObject(real) && isObject(simulated)) {
    for (const [member, value] of Object.entries(real)) learn(renaming, member, value, simulated[member], isAnonymous);
  } else if (isTextOrNumber(real) && isTextOrNumber(simulated)) {
    const kind = findRenamedKind(name, real, isAnonymous);
    if (kind === undefined || kind !== findRenamedKind(name, simulated, isAnonymous)) return;
    renaming.pair(kind, String(real), String(simulated));
  }
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
