// Writes conferences for answers: chair, places, time and participants.
import * as z from "zod";
import { type Conference, formatDuration, MAX_PLACES, PARTICIPANT_MODES, type Participant } from "../../core/index.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

/** The states of participants: called, or in the conference. */
export const PARTICIPANT_STATES = ["alerting", "ringing", "here"] as const satisfies readonly Participant["state"][];

/** The schema of a conference in answers. */
export const conferenceAnswer = z
  .strictObject({
    id: z.int().describe("The number that clients get as `confId`."),
    chair: z.int().describe("The agent who is the chair."),
    places: z.int().min(1).max(MAX_PLACES),
    begunAt: isoInstant.nullable().describe("Null until the chair has joined."),
    length: z.string().describe("Its whole time with extensions, such as 1h."),
    isPlaying: z.boolean().describe("Whether a sound plays to all participants."),
    participants: z
      .array(
        z.strictObject({
          agent: z.int().optional().describe("The id of an agent; absent for a phone."),
          number: z.string().optional().describe("The number of a phone; absent for an agent."),
          state: z.enum(PARTICIPANT_STATES).describe("`alerting` and `ringing`: it is called. `here`: it has joined."),
          mode: z.enum(PARTICIPANT_MODES).describe("`hear`: only hears. `talk`: is only heard. `both`, or `none`."),
          isHeld: z.boolean(),
          enteredAt: isoInstant.nullable().describe("Null until it has joined."),
        }),
      )
      .describe("The agents and phones in it, and those that are called, in the order of their calls."),
  })
  .meta({ id: "Conference" });

/** A conference in an answer. */
export type ConferenceAnswer = z.output<typeof conferenceAnswer>;

/** Returns a conference in the form of an answer. */
export function writeConference(conference: Conference): ConferenceAnswer {
  const { id, chair, places, begunAt, length, sound, participants } = conference;
  return {
    id,
    chair,
    places,
    begunAt: formatInstantOrNull(begunAt),
    length: formatDuration(length),
    isPlaying: sound !== undefined,
    participants: participants.map(({ party, state, mode, isHeld, enteredAt }) => ({
      ...party,
      state,
      mode,
      isHeld,
      enteredAt: formatInstantOrNull(enteredAt),
    })),
  };
}
