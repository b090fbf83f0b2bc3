// Events of conferences, and of multimedia conferences.
import type { EventFamily, EventNaming } from "./row.ts";

const CONFERENCE = { confId: 1_024_256 };

/** The events of this family, by the names that clients read. */
export const CONFERENCE_EVENTS = {
  AgentConf_RequestSuccess: {
    when: "the agent's conference has begun, and the agent can act as its chair",
    content: CONFERENCE,
  },
  AgentConf_RequestFailed: {
    when: "the conference was denied: the center has no places left, or the agent's call is not stable",
    content: { cause: 21_234 },
  },
  AgentConf_SelfJoinResult: { when: "the agent has joined the conference", content: CONFERENCE },
  AgentConf_SelfLeaveResult: { when: "the agent has left the conference, or it has ended", content: CONFERENCE },
  AgentConf_Ringing: { when: "the agent is called into a conference", content: CONFERENCE },
  AgentConf_Timeout: { when: "for the chair: `promptTime` before the end of the conference", content: CONFERENCE },
  AgentConf_PresidentChanged: { when: "the agent is the chair from now on", content: CONFERENCE },
  AgentConf_ParticipantChanged: {
    when:
      "`changeType` 0: a participant has joined, or with `result` 1 did not join; 1: has left; 2: is the new chair; 3: is muted; 4: is unmuted; 5: is on hold; " +
      "6: is no longer on hold. `changeReason` for 1: 0 left, 1 removed, 2 hung up, 3 the conference ended, 4 signed out, 6 rejected; otherwise 255",
    content: {
      result: 0,
      changeType: 0,
      changeReason: 255,
      confId: 1_024_256,
      participant: "102",
      participantType: 9,
      deviceCallType: 0,
      deviceType: 0,
    },
  },
  AgentConf_StopVoice: {
    when: "for the chair: the sound that played to the conference has ended",
    content: { result: 0 },
  },
  AgentConf_StopParticipantVoice: {
    when: "for the chair: the sound that played to one participant has ended; `result` is 1 if the participant left",
    content: { result: 0 },
  },
  AgentEvent_JoinConf: {
    when: "a multimedia conference is ready for the agent's client to join",
    content: { confid: 1, confinfo: "1;1" },
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const CONFERENCE_NAMING = {
  conferenceGranted: "AgentConf_RequestSuccess",
  conferenceDenied: "AgentConf_RequestFailed",
  joinedConference: "AgentConf_SelfJoinResult",
  leftConference: "AgentConf_SelfLeaveResult",
  conferenceRinging: "AgentConf_Ringing",
  conferenceEnding: "AgentConf_Timeout",
  becameChair: "AgentConf_PresidentChanged",
  participantChanged: "AgentConf_ParticipantChanged",
  conferenceSoundEnded: ({ party }) => (party === undefined ? "AgentConf_StopVoice" : "AgentConf_StopParticipantVoice"),
  talkMoved: undefined,
  multimediaConferenceReady: "AgentEvent_JoinConf",
} as const satisfies EventNaming<typeof CONFERENCE_EVENTS>;
