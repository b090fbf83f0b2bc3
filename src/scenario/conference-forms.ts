// Schemas of conferences: their participants, places and time.
// Scenario steps and the control API share them.
import * as z from "zod";
import { type ConferenceParty, formatDuration, MAX_CONFERENCE_LENGTH, MAX_PLACES, MINUTE } from "../core/index.ts";
import { agentIds, countIds, listUniqueIds, type WrittenIds } from "../forms/agent-ids.ts";
import { createPositiveDurationSchema, readonlyList } from "../forms/values.ts";
import { expects, expectsMembers, type Sentence, show } from "../forms/wording.ts";
import { createCallTargetSchema } from "./agent-call-forms.ts";

/** The default length of a conference, in milliseconds. */
export const DEFAULT_LENGTH = 60 * MINUTE;

/** The default number of places in a conference. */
export const DEFAULT_PLACES = 10;

const tooLong: Sentence = ({ input }) => `${show(input)} is too long: a conference lasts at most 1440m`;

/** The schema of the length of a conference, of an extension, or of the time from the warning to the end. */
export const conferenceTime = createPositiveDurationSchema(MAX_CONFERENCE_LENGTH, tooLong);

const PARTICIPANTS = "set of participants";
const PARTICIPANTS_FORM = 'an object with agents, numbers or both, such as {agents: [102], numbers: ["13900000001"]}';

/** The schema of the ids of agents, at most MAX_PLACES. A short text can name millions, so they are counted before they are listed. */
const participatingAgents = agentIds.check(({ issues, value }) => {
  if (issues.length > 0) return;
  const count = countIds(value);
  if (count <= MAX_PLACES) return;
  issues.push({
    code: "custom",
    input: value,
    message: `${show(value)} has ${count} agents: a conference has at most ${MAX_PLACES} places`,
  });
});

interface WrittenParticipants {
  readonly agents?: WrittenIds | undefined;
  readonly numbers?: readonly string[] | undefined;
}

/** Returns the schema of agents and phones that are called into a conference or removed from it. The object can be empty. */
function createParticipantListSchema(number: z.ZodType<string, string>) {
  const members = {
    agents: participatingAgents.optional().describe(`The ids of the agents, at most ${MAX_PLACES}.`),
    numbers: readonlyList(
      z
        .array(number, { error: expects("list of numbers", 'a list, such as ["13900000001"]') })
        .min(1)
        .max(MAX_PLACES, { error: expects("list of numbers", `a list of at most ${MAX_PLACES} numbers`) }),
    )
      .optional()
      .describe("The numbers of the phones."),
  };
  const memberSentence = expectsMembers(PARTICIPANTS, Object.keys(members));
  const typeSentence = expects(PARTICIPANTS, PARTICIPANTS_FORM);
  const error: Sentence = (failure) => {
    if (failure.code === "unrecognized_keys") return memberSentence(failure);
    return typeSentence(failure);
  };
  return z.strictObject(members, { error });
}

/** Returns the schema of agents and phones, at least one of them. */
export function createParticipantsSchema(number: z.ZodType<string, string>) {
  return createParticipantListSchema(number)
    .check(({ issues, value }) => {
      if (issues.length > 0 || value.agents !== undefined || value.numbers !== undefined) return;
      issues.push({ code: "custom", input: value, message: `there is no participant: use ${PARTICIPANTS_FORM}` });
    })
    .meta({ minProperties: 1 });
}

/** Returns the schema of one agent or phone. */
export function createParticipantSchema(number: z.ZodType<string, string>) {
  return createCallTargetSchema("participant", ["agent", "number"], number);
}

/**
 * Returns the schema of the request for a conference.
 *
 * @param noun the name of the object in error sentences.
 * @param others its members besides the members of every conference.
 * @param number the schema of a telephone number.
 */
export function createConferenceSchema<Others extends z.core.$ZodShape>(
  noun: string,
  { others, number }: { others: Others; number: z.ZodType<string, string> },
) {
  const shape = {
    ...others,
    participants: createParticipantListSchema(number).describe(
      "The agents and phones that are called when it begins. With {}, only the other party of the agent's call joins.",
    ),
    places: z
      .int({ error: expects("number of places", `a whole number from 1 to ${MAX_PLACES}`) })
      .min(1)
      .max(MAX_PLACES)
      .optional()
      .describe(`The maximum number of participants, the chair included; ${DEFAULT_PLACES} if absent.`),
    length: conferenceTime
      .optional()
      .describe(`How long it lasts; ${formatDuration(DEFAULT_LENGTH)} if absent. At most 1440m.`),
    warning: conferenceTime.optional().describe("How long before its end the chair gets a warning; none if absent."),
  };
  return z.strictObject(shape, { error: expectsMembers(noun, Object.keys(shape)) });
}

/** Returns the schema of a step or request `conference`. Without participants, it is a three-way call, which had this name before. */
export function createConferenceOrThreeWayCallSchema<Conference, ThreeWayCall>(
  conference: z.ZodType<Conference>,
  threeWayCall: z.ZodType<ThreeWayCall>,
): z.ZodType<Conference | ThreeWayCall> {
  // A value with participants is a conference, even if it has other mistakes. For such a value, this issue about the type keeps the
  // problems of a three-way call from being reported: see zod-problems.ts.
  const withoutParticipants = threeWayCall.check(({ issues, value }) => {
    if (!issues.some((issue) => issue.code === "unrecognized_keys" && issue.keys.includes("participants"))) return;
    issues.push({ code: "invalid_type", expected: "object", input: value });
  });
  return z.union([conference, withoutParticipants]);
}

/** Participants after reading: the ids of agents, and the numbers of phones. */
export interface Participants {
  readonly agents: readonly number[];
  readonly numbers: readonly string[];
}

/** Reads participants that a schema has accepted, each once. */
export function readParticipants({ agents, numbers = [] }: WrittenParticipants): Participants {
  return { agents: agents === undefined ? [] : listUniqueIds(agents), numbers: [...new Set(numbers)] };
}

/** Returns participants as parties of a conference: the agents first. */
export function partiesOf({ agents, numbers }: Participants): ConferenceParty[] {
  return [...agents.map((agent) => ({ agent })), ...numbers.map((number) => ({ number }))];
}
