// A participant of a conference: what it does now, and what it and the chair can do.
import { formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardConference } from "../feeds/view.ts";
import { ANSWER_VERBS } from "./phone.tsx";
import { type RequestButton, RequestButtons } from "./request-buttons.tsx";

type Participant = BoardConference["participants"][number];

interface ParticipantProps {
  readonly key: string;
  readonly conference: BoardConference;
  readonly participant: Participant;
}

/** Returns the participants of a conference, including those that still ring, as properties of ConferenceParticipant. */
export function participantsOf(conference: BoardConference): ParticipantProps[] {
  return conference.participants.map((participant) => ({
    key: `conference ${conference.id} ${participant.agent ?? ""} ${participant.number ?? ""}`,
    conference,
    participant,
  }));
}

/** A participant with its buttons. */
export function ConferenceParticipant({ conference, participant }: Omit<ParticipantProps, "key">) {
  const { id, chair } = conference;
  const { agent, number, state, isHeld, mode, enteredAt } = participant;
  const who = agent === undefined ? (number ?? "") : `agent ${agent}`;
  const word = stateWordOf(participant);
  const time = enteredAt === null ? "" : formatTimeSince(enteredAt, worldNow.value);
  const actions = actionsOf(conference, participant);
  return (
    <div class={`phone phone-${state === "here" ? (isHeld ? "held" : "talking") : "ringing"}`}>
      <span class="phone-text">
        <strong>{who}</strong>
        <span>
          {word} {time}
          {mode === "hear" && <span class="muted"> muted</span>}
        </span>
        <span class="muted">
          conference {id}
          {agent === chair ? ", chair" : ""}
        </span>
      </span>
      <span class="buttons">
        <RequestButtons actions={actions} nameOf={(label) => `${label}: ${who}, conference ${id}`} />
      </span>
    </div>
  );
}

/** Returns what a participant does now, as a word. */
export function stateWordOf({ state, isHeld }: Participant): string {
  if (state !== "here") return "rings";
  return isHeld ? "on hold" : "talks";
}

/** Returns the buttons for what a participant can do, and for what the chair can do with it. */
export function actionsOf(
  { id, chair }: BoardConference,
  { agent, number, state, isHeld, mode }: Participant,
): RequestButton[] {
  const party = agent === undefined ? { number } : { agent };
  if (state !== "here") {
    if (agent === chair) return [];
    if (agent === undefined) {
      return ANSWER_VERBS.map(([verb, label]): RequestButton => [label, `/conferences/${id}/${verb}`, party]);
    }
    return [
      ["Answer", `/agents/${agent}/answer-conference`],
      ["Reject", `/agents/${agent}/reject-conference`],
    ];
  }
  if (agent === chair) return [["End", `/agents/${chair}/end-conference`]];
  const createChairButton = (label: string, verb: string): RequestButton => [
    label,
    `/agents/${chair}/${verb}`,
    { participant: party },
  ];
  return [
    isHeld ? createChairButton("Retrieve", "retrieve-participant") : createChairButton("Hold", "hold-participant"),
    mode === "hear" ? createChairButton("Unmute", "unmute-participant") : createChairButton("Mute", "mute-participant"),
    agent === undefined
      ? ["Hang up", `/conferences/${id}/hang-up`, party]
      : ["Leave", `/agents/${agent}/leave-conference`],
  ];
}
