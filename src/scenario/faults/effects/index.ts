// All effects of faults.
// A new effect needs its file, lines here, and an implementation in the gateway or in the server of fault ports.
import type * as z from "zod";
import type { OneMember } from "../../../forms/optional-members.ts";
import { closed } from "../../../forms/values.ts";
import type { EffectKind } from "../effect.ts";
import { certificate } from "./certificate.ts";
import { delay } from "./delay.ts";
import { events } from "./events.ts";
import { guid } from "./guid.ts";
import { kick } from "./kick.ts";
import { malformed } from "./malformed.ts";
import { protocol } from "./protocol.ts";
import { reset } from "./reset.ts";
import { retcode } from "./retcode.ts";
import { stall } from "./stall.ts";
import { status } from "./status.ts";
import { switchOver } from "./switch-over.ts";
import { truncated } from "./truncated.ts";

const EFFECTS = {
  retcode,
  status,
  delay,
  reset,
  stall,
  malformed,
  truncated,
  events,
  guid,
  kick,
  switchOver,
  certificate,
  protocol,
};

type Effects = typeof EFFECTS;
type EffectName = keyof Effects;

/** The names of all effects. */
export const EFFECT_NAMES = Object.keys(EFFECTS) as readonly EffectName[];

/** The written form of all effects, by name. */
type EffectMembers = { [Name in EffectName]: z.infer<Effects[Name]["shape"]> };

/** The effect of a fault: an object with the name of the effect as its only member. */
export type WrittenEffect = OneMember<EffectMembers>;

const members = Object.fromEntries(
  EFFECT_NAMES.map((name) => [name, EFFECTS[name].shape.optional().describe(EFFECTS[name].summary)]),
);

/** The schema of an effect. Its members come from a table, so the compiler can't infer WrittenEffect. */
export const effectShape = closed("effect", members)
  .check((check) => {
    const found = EFFECT_NAMES.filter((name) => check.value[name] !== undefined);
    if (check.issues.length > 0 || found.length === 1) return;
    const message =
      found.length === 0
        ? `this effect is empty: it is one of ${EFFECT_NAMES.join(", ")}`
        : `${found.join(" and ")} are ${found.length} effects: use a separate fault for each`;
    check.issues.push({ code: "custom", input: check.value, message });
  })
  .meta({ minProperties: 1, maxProperties: 1 }) as unknown as z.ZodType<WrittenEffect, WrittenEffect>;

/** Returns the names of the effects that affect requests, polls, events or connections. */
export function listEffectsOn(what: EffectKind<unknown>["affects"]): EffectName[] {
  return EFFECT_NAMES.filter((name) => EFFECTS[name].affects === what);
}

/**
 * Returns the name of a written effect with its declaration, and the value of its member.
 *
 * @throws Error if the schema has not accepted the effect.
 */
export function kindOf(written: WrittenEffect): { name: string; kind: EffectKind<unknown>; written: unknown } {
  const name = EFFECT_NAMES.find((name) => written[name] !== undefined);
  if (name === undefined) throw new Error("an unchecked effect has no known member");
  return { name, kind: EFFECTS[name] as unknown as EffectKind<unknown>, written: written[name] };
}
