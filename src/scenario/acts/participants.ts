// The acts of a chair on the participants of its conference: calling, removing, holding and muting them.
import * as z from "zod";
import {
  type AgentId,
  type Center,
  type ConferenceParty,
  changeParticipantMode as changeModeMove,
  createInvitation,
  holdParticipant as holdMove,
  inviteToConference,
  PARTICIPANT_MODES,
  Refusal,
  removeFromConference,
} from "../../core/index.ts";
import { expectsOneOf } from "../../forms/wording.ts";
import { createParticipantSchema, createParticipantsSchema, partiesOf, readParticipants } from "../conference-forms.ts";
import { declareAct } from "./act.ts";

/** The condition of an act of a chair, as the beginning of a phrase. */
export const CHAIR = "an agent who is the chair of a conference that has begun";

const addParticipants = declareAct({
  by: "chair",
  does: "calls agents and phones into its conference. If one can't be called, the agents in the conference get an event",
  operation: "batchAddParticipant",
  needs: CHAIR,
  members: (number) => ({
    participants: createParticipantsSchema(number).describe("The agents and phones that it calls."),
  }),
  build: ({ participants }) => ({ participants: readParticipants(participants) }),
  agentsOf: ({ participants }) => ({ at: "participants.agents", agents: participants.agents }),
  perform: (center, { agent, participants }) =>
    center.perform(inviteToConference, { agent, invitations: partiesOf(participants).map(createInvitation) }),
});

const removeParticipants = declareAct({
  by: "chair",
  does: "removes agents and phones from its conference. Those that are not in it are left out",
  operation: "batchRemoveParticipant",
  needs: `${CHAIR}, and who does not remove itself`,
  members: (number) => ({
    participants: createParticipantsSchema(number).describe("The agents and phones that it removes."),
  }),
  build: ({ participants }) => ({ participants: readParticipants(participants) }),
  perform(center, { agent, participants }) {
    const outcome = center.perform(removeFromConference, { agent, parties: partiesOf(participants) });
    return outcome instanceof Refusal ? outcome : "done";
  },
});

/** The chair (`agent`) and the participant that it changes. */
interface Change {
  readonly agent: AgentId;
  readonly party: ConferenceParty;
}

const PRESENT = `${CHAIR}, and a participant who has joined it`;

/** Declares an act with which the chair changes one participant. */
const declareParticipantAct = ({
  does,
  operation,
  needs = "",
  perform,
}: {
  does: string;
  operation: string;
  needs?: string;
  perform: (center: Center, change: Change) => "done" | Refusal;
}) =>
  declareAct({
    by: "chair",
    does,
    operation,
    needs: `${PRESENT}${needs}`,
    members: (number) => ({ participant: createParticipantSchema(number) }),
    build: ({ participant }) => ({ participant }),
    perform: (center, { agent, participant }) => perform(center, { agent, party: participant }),
  });

const holdParticipant = declareParticipantAct({
  does: "puts a participant on hold",
  operation: "holdParticipant",
  needs: " and is not on hold",
  perform: (center, change) => center.perform(holdMove, { ...change, isHeld: true }),
});

const retrieveParticipant = declareParticipantAct({
  does: "retrieves a participant from hold",
  operation: "unholdParticipant",
  needs: " and is on hold",
  perform: (center, change) => center.perform(holdMove, { ...change, isHeld: false }),
});

const muteParticipant = declareParticipantAct({
  does: "mutes a participant, which then only hears the others",
  operation: "changeParticipantMode",
  perform: (center, change) => center.perform(changeModeMove, { ...change, mode: "hear" }),
});

const unmuteParticipant = declareParticipantAct({
  does: "unmutes a participant",
  operation: "changeParticipantMode",
  perform: (center, change) => center.perform(changeModeMove, { ...change, mode: "both" }),
});

const changeMode = declareAct({
  by: "chair",
  does: "sets whether a participant hears the others and is heard",
  operation: "changeParticipantMode",
  needs: PRESENT,
  members: (number) => ({
    participant: createParticipantSchema(number),
    mode: z
      .enum(PARTICIPANT_MODES, { error: expectsOneOf("mode of a participant", PARTICIPANT_MODES) })
      .describe("hear: it only hears the others. talk: it is only heard. both: it hears and is heard. none: neither."),
  }),
  build: ({ participant, mode }) => ({ participant, mode }),
  perform: (center, { agent, participant, mode }) =>
    center.perform(changeModeMove, { agent, party: participant, mode }),
});

/** The acts of a chair on participants, by name. */
export const PARTICIPANT_ACTS = {
  addParticipants,
  removeParticipants,
  holdParticipant,
  retrieveParticipant,
  muteParticipant,
  unmuteParticipant,
  changeParticipantMode: changeMode,
};
