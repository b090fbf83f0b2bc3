// Declares and reads the replies of customers and of agents on autopilot in chats: the texts, and how long each takes.
import * as z from "zod";
import type { Distribution } from "../../core/index.ts";
import { closed, distribution, message, readDistribution, readonlyList, trueOrFalse } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";

/** The texts that one side of a chat writes in reply to the other side. An agent writes its first text after it answers. */
export interface RepliesPlan {
  /** The time from the other side's message, or from an agent's answer, to the next text. */
  readonly after: Distribution;
  /** A text for each reply, or several of which one is chosen at random. An agent repeats the last one; a customer does not. */
  readonly texts: readonly (string | readonly string[])[];
  /** For a customer: whether it leaves when the agent writes after its last text; absent: it leaves. */
  readonly leaves?: boolean;
}

/** The default time to reply, in milliseconds. */
export const DEFAULT_AFTER: Distribution = { kind: "percentiles", p50: 10_000, p95: 40_000 };

/** The replies of a side that writes nothing. */
export const NO_REPLIES: RepliesPlan = { after: DEFAULT_AFTER, texts: [] };

/** The maximum number of texts, and of alternatives for one text. */
export const MAX_TEXTS = 1_000;

const textsForm =
  'a list of texts, such as ["Order 4711", ["Thanks", "Thank you"]], in which an inner list offers alternatives';
const textsSentence = expects("list of replies", textsForm);

const alternatives = readonlyList(
  z
    .array(message)
    .min(1)
    .max(MAX_TEXTS, { error: expects("list of alternatives", `a list of at most ${MAX_TEXTS} texts`) }),
);
const texts = readonlyList(
  z
    .array(z.union([message, alternatives], { error: textsSentence }), { error: textsSentence })
    .max(MAX_TEXTS, { error: expects("list of replies", `a list of at most ${MAX_TEXTS} texts`) }),
);

const members = {
  after: distribution.optional().describe("How long each reply takes; {p50: 10s, p95: 40s} if absent."),
  texts: texts.describe(`The texts in order: ${textsForm}; [] writes nothing.`),
};

/** The schema of the replies of an agent on autopilot. */
export const agentReplies = closed("replies", members);

/** The schema of the replies of a customer. */
export const customerReplies = closed("replies", {
  ...members,
  leaves: trueOrFalse
    .optional()
    .describe("Whether the customer leaves when an agent writes after its last text; true if absent."),
});

/** Replies in their written form. */
export type WrittenReplies = z.infer<typeof customerReplies>;

/** Reads replies that the schema has accepted. */
export function readReplies({ after, texts, leaves }: WrittenReplies): RepliesPlan {
  return {
    after: after === undefined ? DEFAULT_AFTER : readDistribution(after),
    texts,
    ...(leaves === undefined ? {} : { leaves }),
  };
}
