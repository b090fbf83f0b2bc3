// The types of events of conferences: a description of each, and its members besides agent and call.

const CONFERENCE = ["conference"] as const;

/** The kinds of events of conferences, by type. */
export const CONFERENCE_EVENT_KINDS = {
  conferenceOccupied: { is: "a conference occupied an agent: its own, or one that it is called into", has: CONFERENCE },
  conferencePhone: { is: "an agent's phone changed because of a conference", has: ["conference", "does"] },
  conferenceRinging: { is: "a conference rings at an agent", has: CONFERENCE },
  conferenceGranted: { is: "an agent's conference began", has: ["conference", "places", "length"] },
  conferenceDenied: { is: "an agent's conference was denied", has: ["deniedBy"] },
  talkMoved: { is: "an agent's talk in a call continues in a conference", has: CONFERENCE },
  joinedConference: { is: "an agent joined a conference", has: CONFERENCE },
  leftConference: { is: "an agent left a conference", has: ["conference", "leave"] },
  conferenceEnding: { is: "the chair is warned that the time of the conference is almost over", has: CONFERENCE },
  participantChanged: {
    is: "a participant of an agent's conference changed",
    has: ["conference", "change", "leave", "party", "deviceCallType", "deviceType"],
  },
  becameChair: { is: "an agent became the chair of its conference", has: CONFERENCE },
  conferenceSoundEnded: { is: "a sound in a conference ended", has: ["conference", "party", "succeeded"] },
  multimediaConferenceReady: { is: "an agent can join a multimedia conference", has: ["multimediaConference"] },
  conferenceOver: { is: "a conference is over", has: CONFERENCE },
} as const;
