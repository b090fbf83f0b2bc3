// The conference of an agent on its card: the agent's state in it, and what the agent can do as a participant or as the chair.
import { formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardConference } from "../feeds/view.ts";
import { actionsOf, stateWordOf } from "./conference.tsx";
import { type RequestButton, RequestButtons } from "./request-buttons.tsx";

interface AgentConferenceProps {
  readonly agent: number;
  readonly conference: BoardConference;
}

/** The state of an agent in a conference, with its buttons. Shows nothing if the agent is not a participant. */
export function AgentConference({ agent, conference }: AgentConferenceProps) {
  const { id, chair, participants, begunAt } = conference;
  const own = participants.find((participant) => participant.agent === agent);
  if (own === undefined) return null;
  const actions = [...actionsOf(conference, own), ...(agent === chair ? chairActionsOf(conference) : [])];
  return (
    <div class="line call-line">
      <span>
        {stateWordOf(own)} <strong>conference {id}</strong>{" "}
        <span class="muted">
          {agent === chair ? "chair, " : ""}
          {participants.filter(({ state }) => state === "here").length} of {participants.length} joined{" "}
          {formatTimeSince(begunAt, worldNow.value)}
        </span>
      </span>
      <span class="buttons">
        <RequestButtons actions={actions} nameOf={(label) => `${label}: agent ${agent}, conference ${id}`} />
      </span>
    </div>
  );
}

/**
 * Returns the chair's buttons besides End: one extends the conference, each other one makes another agent the chair. Before the conference
 * begins, there are none.
 */
function chairActionsOf({ chair, begunAt, participants }: BoardConference): RequestButton[] {
  if (begunAt === null) return [];
  const others = participants.flatMap(({ agent, state }) =>
    agent === undefined || agent === chair || state !== "here" ? [] : [agent],
  );
  return [
    ["Extend by 10 minutes", `/agents/${chair}/prolong-conference`, { by: "10m" }],
    ...others.map((agent): RequestButton => [`Make ${agent} the chair`, `/agents/${chair}/hand-over-chair`, { agent }]),
  ];
}
