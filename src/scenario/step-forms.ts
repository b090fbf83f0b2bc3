// Schemas that several kinds of steps share: agents, calls, chats, numbers, data, rates, and the targets of calls.
import * as z from "zod";
import { message as plainMessage, text, wholeNumber } from "../forms/values.ts";
import { expects } from "../forms/wording.ts";
import { createCallTargetSchema, type TargetKind } from "./agent-call-forms.ts";

/** The schema of the id of an agent. */
export const agent = wholeNumber("agent id").describe("The id of an agent.");

/** The schema of the id of a chair. */
export const chair = agent.describe("The id of the chair.");

/** The schema of the name of a call, which a step gave it by `as`. */
export const callName = text("name of a call");

/** The schema of a telephone number. */
export const number = text("telephone number").describe("A telephone number. Can hold templates.");

/** The schema of the member `data`. */
export const data = text("piece of data").optional().describe("Data that the call carries. Can hold templates.");

/** The schema of the member `as`. */
export const newCallName = callName.optional().describe("A name for this call in later steps.");

/** The schema of the name of a chat, which a step gave it by `as`. */
export const chatName = text("name of a chat");

/** The schema of the member `as` of a chat. */
export const newChatName = chatName.optional().describe("A name for this chat in later steps.");

/** The schema of a text in a chat. */
export const message = plainMessage.describe("The text. Can hold templates.");

/** The maximum rate of calls or chats, per hour. */
export const MAX_CALLS_PER_HOUR = 1_000_000;

function createCallsPerHourSchema(range: string) {
  return z
    .number({ error: expects("number of calls an hour", `a number ${range} ${MAX_CALLS_PER_HOUR}, such as 12 or 0.5`) })
    .max(MAX_CALLS_PER_HOUR)
    .describe("The average number of calls per hour.");
}

/** The schema of a number of calls or chats an hour, above 0. */
export const positiveRate = createCallsPerHourSchema("above 0 and up to").positive();

/** The schema of a number of calls an hour, from 0. */
export const rate = createCallsPerHourSchema("from 0 to").nonnegative();

/** Returns the schema of a target whose number can hold templates. */
export function createTargetSchema<const One extends TargetKind>(noun: string, kinds: readonly One[]) {
  return createCallTargetSchema(noun, kinds, number);
}
