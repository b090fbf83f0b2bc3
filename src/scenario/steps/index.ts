// All steps that act.
// A new one needs a declaration in the file of its theme.
import type * as z from "zod";
import { type AgentId, Refusal } from "../../core/index.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { type Action, type ImmediateResult, LongAction, type StepContext } from "./action.ts";
import { agentCallActions } from "./agent-calls.ts";
import { backgroundActions } from "./background.ts";
import { chatActions } from "./chats.ts";
import { conferenceActions } from "./conferences.ts";
import { customerActions } from "./customers.ts";
import { faultActions } from "./faults.ts";
import { fillStepTemplates } from "./fill-templates.ts";
import { inspectionActions } from "./inspections.ts";
import { presenceActions } from "./presence.ts";
import { recordingActions } from "./recordings.ts";
import { trafficActions } from "./traffic.ts";
import { transferActions } from "./transfers.ts";

const ACTIONS = {
  ...customerActions,
  ...agentCallActions,
  ...transferActions,
  ...conferenceActions,
  ...presenceActions,
  ...inspectionActions,
  ...chatActions,
  ...recordingActions,
  ...trafficActions,
  ...backgroundActions,
  ...faultActions,
};

type Actions = typeof ACTIONS;
type ActionName = keyof Actions;

/** The written form of steps that act, by the name of their kind. */
export type WrittenActions = { [Name in ActionName]: z.infer<Actions[Name]["shape"]> };

/** The written form of a step that acts; exactly one member is defined. */
type AnyWrittenAction = { [Name in ActionName]?: WrittenActions[Name] | undefined };

/** A step that acts, after reading; `line` is its line in the file. */
export type ActionStep = {
  [Name in ActionName]: { kind: Name; line: number } & ReturnType<Actions[Name]["build"]>;
}[ActionName];

/** The schema and the summary of each kind, by name. */
export const ACTION_KINDS: readonly (readonly [name: string, Pick<AnyAction, "shape" | "summary">])[] =
  Object.entries(ACTIONS);

// The kinds have different parameters. The cast is safe, because each step is passed only to its own kind.
type AnyAction = Action<unknown, object>;
const kindOf = (name: ActionName): AnyAction => ACTIONS[name] as unknown as AnyAction;

/**
 * Reads the written form of a step that acts.
 *
 * @throws Error if the schema has not accepted the step.
 */
export function buildAction(written: AnyWrittenAction, line: number): ActionStep {
  const name = (Object.keys(ACTIONS) as ActionName[]).find((each) => written[each] !== undefined);
  if (name === undefined)
    throw new Error(`a step with ${Object.keys(written).join()} was not checked, and is no action`);
  // A three-way call was called a conference before there were conferences, and such scenarios still run.
  const kind = name === "conference" && !("participants" in Object(written.conference)) ? "threeWayCall" : name;
  return { kind, ...kindOf(kind).build(written[name]), line } as ActionStep;
}

/** Returns the request with which a client would do the same as a step; undefined if there is none. */
export function operationOf(step: ActionStep): string | undefined {
  const { operation } = kindOf(step.kind);
  return typeof operation === "function" ? operation(step) : operation;
}

/**
 * Performs a step.
 *
 * @returns the reason why it failed; the rest of a long action; or undefined if it is done.
 */
export function playAction(context: StepContext, step: ActionStep): string | LongAction | undefined {
  const filled = fillStepTemplates(context, step);
  const outcome = filled instanceof StepFailure ? filled : kindOf(step.kind).play(context, filled);
  return outcome instanceof LongAction ? outcome : describeRefusal(outcome);
}

/** Returns the agent whose client would make the request of a step; undefined if there is none. */
export function actorOf(step: ActionStep): AgentId | undefined {
  if ("inspector" in step) return step.inspector;
  return "agent" in step ? step.agent : undefined;
}

/** Returns the reason why an action failed; undefined if it succeeded. */
export function describeRefusal(outcome: ImmediateResult): string | undefined {
  return outcome instanceof Refusal || outcome instanceof StepFailure ? outcome.sentence : undefined;
}
