// Every kind of step that acts. Adding one is adding its declaration to the file of its theme.
import type * as z from "zod";
import { Refusal } from "../../core/index.ts";
import { Hitch } from "../stage/hitch.ts";
import { type Act, type Cast, LongAct, type PlayedAtOnce } from "./act.ts";
import { agentsCallActs } from "./agents-calls.ts";
import { backgroundActs } from "./background.ts";
import { customerActs } from "./customers.ts";
import { faultActs } from "./faults.ts";
import { fillIn } from "./fill-in.ts";
import { presenceActs } from "./presence.ts";
import { trafficActs } from "./traffic.ts";
import { transferActs } from "./transfers.ts";

const ACTS = {
  ...customerActs,
  ...agentsCallActs,
  ...transferActs,
  ...presenceActs,
  ...trafficActs,
  ...backgroundActs,
  ...faultActs,
};

type Acts = typeof ACTS;
type ActName = keyof Acts;

/** The steps that act as they are written: under the name of their kind. */
export type WrittenActs = { [Name in ActName]?: z.infer<Acts[Name]["shape"]> | undefined };

/** A step that acts after reading; `line` is its line in the file. */
export type ActStep = {
  [Name in ActName]: { kind: Name; line: number } & ReturnType<Acts[Name]["build"]>;
}[ActName];

/** The kinds, for the schema: how each is written, and its summary. */
export const ACT_KINDS: readonly (readonly [name: string, Pick<AnyAct, "shape" | "summary">])[] = Object.entries(ACTS);

// The kinds differ in what they take; a step that was read as one of them is handed to that one only.
type AnyAct = Act<unknown, object>;
const kindOf = (name: ActName): AnyAct => ACTS[name] as unknown as AnyAct;

/** From the written form of a step that acts to plain values. */
export function buildAct(written: WrittenActs, line: number): ActStep {
  const kind = (Object.keys(ACTS) as ActName[]).find((name) => written[name] !== undefined);
  if (kind === undefined) throw new Error(`a step with ${Object.keys(written).join()} was never checked to act`);
  return { kind, ...kindOf(kind).build(written[kind]), line } as ActStep;
}

/** The request by which an agent's client would ask for what a step does; undefined where none would. */
export function operationOf(step: ActStep): string | undefined {
  const { operation } = kindOf(step.kind);
  return typeof operation === "function" ? operation(step) : operation;
}

/** Has a step act. Returns why it could not, for people; what is yet to be done of it; undefined when it is done. */
export function playAct(cast: Cast, step: ActStep): string | LongAct | undefined {
  const filled = fillIn(cast, step);
  const outcome = filled instanceof Hitch ? filled : kindOf(step.kind).play(cast, filled);
  return outcome instanceof LongAct ? outcome : failureOf(outcome);
}

/** Why a step could not be done, by what its play came to. */
export function failureOf(outcome: PlayedAtOnce): string | undefined {
  return outcome instanceof Refusal || outcome instanceof Hitch ? outcome.sentence : undefined;
}
