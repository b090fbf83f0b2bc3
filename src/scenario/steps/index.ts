// Every kind of step that acts. Adding one is adding its declaration to the file of its theme.
import type * as z from "zod";
import { Refusal } from "../../core/index.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { type Action, type ImmediateResult, LongAction, type StepContext } from "./action.ts";
import { agentCallActions } from "./agent-calls.ts";
import { backgroundActions } from "./background.ts";
import { customerActions } from "./customers.ts";
import { faultActions } from "./faults.ts";
import { fillStepTemplates } from "./fill-templates.ts";
import { presenceActions } from "./presence.ts";
import { trafficActions } from "./traffic.ts";
import { transferActions } from "./transfers.ts";

const ACTIONS = {
  ...customerActions,
  ...agentCallActions,
  ...transferActions,
  ...presenceActions,
  ...trafficActions,
  ...backgroundActions,
  ...faultActions,
};

type Actions = typeof ACTIONS;
type ActionName = keyof Actions;

/** The steps that act as they are written: under the name of their kind. */
export type WrittenActions = { [Name in ActionName]?: z.infer<Actions[Name]["shape"]> | undefined };

/** A step that acts after reading; `line` is its line in the file. */
export type ActionStep = {
  [Name in ActionName]: { kind: Name; line: number } & ReturnType<Actions[Name]["build"]>;
}[ActionName];

/** The kinds, for the schema: how each is written, and its summary. */
export const ACTION_KINDS: readonly (readonly [name: string, Pick<AnyAction, "shape" | "summary">])[] =
  Object.entries(ACTIONS);

// The kinds differ in what they take; a step that was read as one of them is handed to that one only.
type AnyAction = Action<unknown, object>;
const kindOf = (name: ActionName): AnyAction => ACTIONS[name] as unknown as AnyAction;

/** From the written form of a step that acts to plain values. */
export function buildAction(written: WrittenActions, line: number): ActionStep {
  const kind = (Object.keys(ACTIONS) as ActionName[]).find((name) => written[name] !== undefined);
  if (kind === undefined) throw new Error(`a step with ${Object.keys(written).join()} was never checked to act`);
  return { kind, ...kindOf(kind).build(written[kind]), line } as ActionStep;
}

/** The request by which an agent's client would ask for what a step does; undefined where none would. */
export function operationOf(step: ActionStep): string | undefined {
  const { operation } = kindOf(step.kind);
  return typeof operation === "function" ? operation(step) : operation;
}

/** Has a step act. Returns why it could not, for people; what is yet to be done of it; undefined when it is done. */
export function playAction(context: StepContext, step: ActionStep): string | LongAction | undefined {
  const filled = fillStepTemplates(context, step);
  const outcome = filled instanceof StepFailure ? filled : kindOf(step.kind).play(context, filled);
  return outcome instanceof LongAction ? outcome : failureSentence(outcome);
}

/** Why a step could not be done, by what its play came to. */
export function failureSentence(outcome: ImmediateResult): string | undefined {
  return outcome instanceof Refusal || outcome instanceof StepFailure ? outcome.sentence : undefined;
}
