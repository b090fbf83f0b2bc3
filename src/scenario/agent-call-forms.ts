// Schemas of the calls and chats that agents make and transfer.
// Scenario steps and the control API share them.
import * as z from "zod";
import type { TransferMode } from "../core/index.ts";
import { closed, wholeNumber } from "../forms/values.ts";
import { expects, expectsOneOf, joinWords } from "../forms/wording.ts";

const FORMS = {
  queue: "{queue: <id>}",
  agent: "{agent: <id>}",
  ivr: "{ivr: <id>}",
  number: "{number: <number>}",
} as const;

/** A kind of target: the name of its only member. */
export type TargetKind = keyof typeof FORMS;

/** The target of a call: an object with one member. */
export type CallTarget<One extends TargetKind> = {
  [Member in One]: { [Name in Member]: Member extends "number" ? string : number };
}[One];

/**
 * Returns the schema of a target.
 *
 * @param noun the name of the target in error sentences.
 * @param kinds the accepted kinds of targets.
 * @param number the schema of a telephone number.
 */
export function createCallTargetSchema<const One extends TargetKind>(
  noun: string,
  kinds: readonly One[],
  number: z.ZodType<string, string>,
): z.ZodType<CallTarget<One>, CallTarget<One>> {
  const schemas = {
    queue: wholeNumber("queue id").describe("The id of a queue."),
    agent: wholeNumber("agent id").describe("The id of an agent."),
    ivr: wholeNumber("IVR id").describe("The id of an IVR."),
    number,
  };
  const form = joinWords(
    kinds.map((kind) => FORMS[kind]),
    "or",
  );
  const shapes = kinds.map((kind) => closed(noun, { [kind]: schemas[kind] }));
  const choice = z.union(shapes, { error: expects(noun, form) }).describe(`${form}.`);
  return choice as unknown as z.ZodType<CallTarget<One>, CallTarget<One>>;
}

const STATES_AFTER_REJECTING = ["busy", "idle"] as const;

/** The schema of the state of an agent after it has rejected a call. */
export const stateAfterRejecting = z
  .enum(STATES_AFTER_REJECTING, { error: expectsOneOf("state after rejecting", STATES_AFTER_REJECTING) })
  .optional()
  .describe("busy (if absent): the call returns to its queue. idle: the caller is released.");

const TRANSFER_MODES = [
  "release",
  "success",
  "suspend",
  "talk",
  "threeParty",
] as const satisfies readonly TransferMode[];

/** The schema of the mode of a transfer. */
export const transferMode = z
  .enum(TRANSFER_MODES, { error: expectsOneOf("mode of a transfer", TRANSFER_MODES) })
  .optional()
  .describe("When the agent leaves the call; release (at once) if absent.");

/** The modes of a transfer to each kind of target. */
const MODES_OF_TARGETS: Readonly<Record<TargetKind, readonly TransferMode[]>> = {
  agent: ["release", "success"],
  queue: ["release", "success"],
  ivr: ["release", "success", "suspend"],
  number: ["release", "success", "talk", "threeParty"],
};

/** JSON Schemas that match a target with a mode that its kind doesn't have. */
const MISFITS = Object.entries(MODES_OF_TARGETS).map(([kind, fitting]) => ({
  properties: { to: { required: [kind] }, mode: { enum: TRANSFER_MODES.filter((mode) => !fitting.includes(mode)) } },
}));

/** Returns a schema with the additional check that the mode of a transfer is possible for its target. */
export function requireFittingMode<Shape extends z.ZodType<{ to: object; mode?: TransferMode | undefined }>>(
  shape: Shape,
): Shape {
  return shape
    .check((check) => {
      if (check.issues.length > 0) return;
      const { to, mode } = check.value;
      const [kind] = Object.keys(to) as [TargetKind];
      const fitting = MODES_OF_TARGETS[kind];
      if (mode === undefined || fitting.includes(mode)) return;
      const message = `mode ${mode} is not possible for a transfer to {${kind}}: use ${fitting.join(", ")}`;
      check.issues.push({ code: "custom", input: check.value, message, path: ["mode"] });
    })
    .meta({ not: { required: ["mode"], anyOf: MISFITS } });
}

const CHAT_TRANSFER_MODES = ["release", "success"] as const;

/** The schema of the mode of a transfer of a chat. */
export const chatTransferMode = z
  .enum(CHAT_TRANSFER_MODES, { error: expectsOneOf("mode of a transfer", CHAT_TRANSFER_MODES) })
  .optional()
  .describe("When the agent leaves the chat: release (if absent) at once, success when the target has answered.");

const CONSULTATION_MODES = ["twoParty", "threeParty"] as const;

/** The schema of the mode of a consultation. */
export const consultationMode = z
  .enum(CONSULTATION_MODES, { error: expectsOneOf("mode of a consultation", CONSULTATION_MODES) })
  .optional()
  .describe(
    "Whether the customer waits (twoParty), or joins when the colleague answers (threeParty); twoParty if absent.",
  );

/** Returns a schema with the additional check that a three-way call names the held call to join, or the party to add, not both. */
export function forbidCallWithTo<Shape extends z.ZodType<{ call?: string | undefined; to?: object | undefined }>>(
  shape: Shape,
): Shape {
  return shape
    .check((check) => {
      if (check.issues.length > 0 || check.value.call === undefined || check.value.to === undefined) return;
      const message = "a three-way call has call or to, not both";
      check.issues.push({ code: "custom", input: check.value, message, path: ["to"] });
    })
    .meta({ not: { required: ["call", "to"] } });
}
