// The acts of agents in conferences: changing time, places and sounds, and answering, rejecting, leaving and ending a conference.
import * as z from "zod";
import {
  answerConference as answerMove,
  changePlaces as changePlacesMove,
  leaveConference as leaveMove,
  MAX_PLACES,
  playSound as playMove,
  prolongConference as prolongMove,
  rejectConference as rejectMove,
  releaseConference,
  stopSound as stopMove,
} from "../../core/index.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import { readDuration } from "../../forms/values.ts";
import { expects, expectsText } from "../../forms/wording.ts";
import { capitalize } from "../../words/capitalize.ts";
import { conferenceTime, createParticipantSchema } from "../conference-forms.ts";
import { declareAct, declareOwnAct } from "./act.ts";
import { CHAIR, PARTICIPANT_ACTS } from "./participants.ts";

const prolongConference = declareAct({
  by: "chair",
  does: "extends its conference",
  operation: "prolongTime",
  needs: `${CHAIR}, and a length of at most 1440m with the extension`,
  members: () => ({ by: conferenceTime.describe("By how much, such as 10m. At most 1440m in all.") }),
  build: ({ by }) => ({ by: readDuration(by) }),
  perform: (center, { agent, by }) => center.perform(prolongMove, { agent, by }),
});

/** The smallest and the largest number of places that one request adds or removes. */
const [FEWEST, MOST] = [2, 118];

const placesForm = `a whole number from ${FEWEST} to ${MOST} to add places, or from -${MOST} to -${FEWEST} to remove some`;

const changePlaces = declareAct({
  by: "chair",
  does: "adds places to its conference, or removes free ones",
  operation: "modifyConfResource",
  needs: `${CHAIR}, at most ${MAX_PLACES} places after the change, a place for every participant, and enough places in the center`,
  members: () => ({
    by: z
      .union([z.int().min(FEWEST).max(MOST), z.int().min(-MOST).max(-FEWEST)], {
        error: expects("change of places", placesForm),
      })
      .describe(`By how many: ${placesForm}.`),
  }),
  build: ({ by }) => ({ by }),
  perform: (center, { agent, by }) => center.perform(changePlacesMove, { agent, by }),
});

/** Returns the schema of the participant who hears a sound. */
const createHearerSchema = (number: z.ZodType<string, string>) =>
  createParticipantSchema(number)
    .optional()
    .describe("The participant who hears it; everyone in the conference if absent.");

/** Returns the function that selects the operation for all participants or for one. */
const selectForAllOrOne = (forAll: string, forOne: string) => (act: { readonly participant?: unknown }) =>
  act.participant === undefined ? forAll : forOne;

const soundForm = "the path of a sound, of 1 to 127 characters, such as y:/hello.V3";

const playSound = declareAct({
  by: "chair",
  does: "plays a sound to its conference, or to one participant, for 10 seconds",
  operation: selectForAllOrOne("playVoiceToConf", "playVoiceToParticipant"),
  needs: `${CHAIR}, and no sound that plays to the same participants`,
  members: (number) => ({
    sound: z
      .string({ error: expectsText("sound", soundForm) })
      .min(1)
      .max(127)
      .describe(`${capitalize(soundForm)}. The simulator plays no audio.`),
    participant: createHearerSchema(number),
  }),
  build: ({ sound, participant }) => ({ sound, ...withoutUndefined({ participant }) }),
  perform: (center, { agent, sound, participant }) =>
    center.perform(playMove, { agent, party: participant, path: sound }),
});

const stopSound = declareAct({
  by: "chair",
  does: "stops the sound that plays to its conference, or to one participant",
  operation: selectForAllOrOne("stopVoiceToConf", "stopVoiceToParticipant"),
  needs: `${CHAIR}, and a sound that plays to the same participants`,
  members: (number) => ({ participant: createHearerSchema(number) }),
  build: ({ participant }) => withoutUndefined({ participant }),
  perform: (center, { agent, participant }) => center.perform(stopMove, { agent, party: participant }),
});

const answerConference = declareOwnAct({
  does: "joins the conference that calls it",
  operation: "answerAgentConf",
  needs: "an agent who is called into a conference, and whose phone is picked up (setting phonePickUp)",
  perform: (center, { agent }) => center.perform(answerMove, { agent }),
});

const rejectConference = declareOwnAct({
  does: "refuses to join the conference that calls it",
  operation: "rejectAgentConf",
  needs: "an agent who is called into a conference",
  perform: (center, { agent }) => center.perform(rejectMove, { agent }),
});

const leaveConference = declareOwnAct({
  does: "leaves its conference. The chair can't leave it",
  operation: "requestLeaveAgentConf",
  needs: "an agent who is in a conference and is not its chair",
  perform: (center, { agent }) => center.perform(leaveMove, { agent }),
});

const endConference = declareOwnAct({
  by: "chair",
  does: "ends its conference for all",
  operation: "releaseAgentConf",
  needs: CHAIR,
  perform: (center, { agent }) => center.perform(releaseConference, { agent }),
});

/** The acts in conferences, by name. */
export const CONFERENCE_ACTS = {
  ...PARTICIPANT_ACTS,
  prolongConference,
  changePlaces,
  playSound,
  stopSound,
  answerConference,
  rejectConference,
  leaveConference,
  endConference,
};
