// The acts of agents in conferences: its participants and time, and answering, rejecting, leaving and ending it.
import {
  answerConference as answerMove,
  type Center,
  type ConferenceParty,
  changeParticipantMode,
  createInvitation,
  holdParticipant as holdMove,
  inviteToConference,
  leaveConference as leaveMove,
  prolongConference as prolongMove,
  Refusal,
  rejectConference as rejectMove,
  releaseConference,
  removeFromConference,
} from "../../core/index.ts";
import { readDuration } from "../../forms/values.ts";
import { conferenceTime, oneParticipant, partiesOf, readParticipants, someParticipants } from "../conference-forms.ts";
import { act, ownAct } from "./act.ts";

/** What an act of the chair needs, as the beginning of a phrase. */
export const CHAIR = "an agent who is the chair of a conference that has begun";

const addParticipants = act({
  by: "chair",
  does: "calls agents and phones into its conference. For each one that can't be called, the agents in it get an event",
  operation: "batchAddParticipant",
  needs: CHAIR,
  members: (number) => ({ participants: someParticipants(number).describe("Whom it calls.") }),
  build: ({ participants }) => ({ participants: readParticipants(participants) }),
  agentsOf: ({ participants }) => ({ at: "participants.agents", agents: participants.agents }),
  perform: (center, { agent, participants }) =>
    center.perform(inviteToConference, { agent, invitations: partiesOf(participants).map(createInvitation) }),
});

const removeParticipants = act({
  by: "chair",
  does: "removes agents and phones from its conference. Those that are not in it are left out",
  operation: "batchRemoveParticipant",
  needs: `${CHAIR}, and who does not remove itself`,
  members: (number) => ({ participants: someParticipants(number).describe("Whom it removes.") }),
  build: ({ participants }) => ({ participants: readParticipants(participants) }),
  perform(center, { agent, participants }) {
    const outcome = center.perform(removeFromConference, { agent, parties: partiesOf(participants) });
    return outcome instanceof Refusal ? outcome : "done";
  },
});

interface Change {
  readonly agent: number;
  readonly party: ConferenceParty;
}

/** Declares an act with which the chair changes one participant. */
const changing = ({
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
  act({
    by: "chair",
    does,
    operation,
    needs: `${CHAIR}, and a participant who has joined it${needs}`,
    members: (number) => ({ participant: oneParticipant(number) }),
    build: ({ participant }) => ({ participant: participant as ConferenceParty }),
    perform: (center, { agent, participant }) => perform(center, { agent, party: participant }),
  });

const holdParticipant = changing({
  does: "puts a participant on hold",
  operation: "holdParticipant",
  needs: " and is not on hold",
  perform: (center, change) => center.perform(holdMove, { ...change, isHeld: true }),
});

const retrieveParticipant = changing({
  does: "retrieves a participant from hold",
  operation: "unholdParticipant",
  needs: " and is on hold",
  perform: (center, change) => center.perform(holdMove, { ...change, isHeld: false }),
});

const muteParticipant = changing({
  does: "mutes a participant, which then only hears the others",
  operation: "changeParticipantMode",
  perform: (center, change) => center.perform(changeParticipantMode, { ...change, mode: "hear" }),
});

const unmuteParticipant = changing({
  does: "unmutes a participant",
  operation: "changeParticipantMode",
  perform: (center, change) => center.perform(changeParticipantMode, { ...change, mode: "both" }),
});

const prolongConference = act({
  by: "chair",
  does: "extends its conference",
  operation: "prolongTime",
  needs: `${CHAIR}, whose whole time is at most 1440m`,
  members: () => ({ by: conferenceTime.describe("By how much, such as 10m. At most 1440m in all.") }),
  build: ({ by }) => ({ by: readDuration(by) }),
  perform: (center, { agent, by }) => center.perform(prolongMove, { agent, by }),
});

const answerConference = ownAct({
  does: "joins the conference that calls it",
  operation: "answerAgentConf",
  needs: "an agent who is called into a conference, and whose phone is picked up (setting phonePickUp)",
  perform: (center, { agent }) => center.perform(answerMove, { agent }),
});

const rejectConference = ownAct({
  does: "refuses to join the conference that calls it",
  operation: "rejectAgentConf",
  needs: "an agent who is called into a conference",
  perform: (center, { agent }) => center.perform(rejectMove, { agent }),
});

const leaveConference = ownAct({
  does: "leaves its conference. The chair can't",
  operation: "requestLeaveAgentConf",
  needs: "an agent who is in a conference and is not its chair",
  perform: (center, { agent }) => center.perform(leaveMove, { agent }),
});

const endConference = ownAct({
  by: "chair",
  does: "ends its conference for all",
  operation: "releaseAgentConf",
  needs: CHAIR,
  perform: (center, { agent }) => center.perform(releaseConference, { agent }),
});

/** The acts in conferences, by name. */
export const CONFERENCE_ACTS = {
  addParticipants,
  removeParticipants,
  holdParticipant,
  retrieveParticipant,
  muteParticipant,
  unmuteParticipant,
  prolongConference,
  answerConference,
  rejectConference,
  leaveConference,
  endConference,
};
