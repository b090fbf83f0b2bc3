// Finding: a client that sends one agent's Guid for another agent.
import type { AgentId, Center } from "../../../core/index.ts";
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { declareClientState } from "../kind-state.ts";
import { shortGuidOf } from "../short-guid.ts";

interface Facts {
  /** The last operation. */
  readonly operation: string;
  /** The agent whose Guid it had. */
  readonly other: AgentId;
}

interface State {
  /** The Guid that was last searched for among those of other agents. */
  guid: string | undefined;
  /** The agent of this Guid; undefined if no agent has it. */
  owner: AgentId | undefined;
}

/** Returns the other agent that a Guid belongs to; undefined if none. */
function ownerOf(guid: string, { agent, state }: { readonly agent: AgentId; readonly state: State }, center: Center) {
  // The same Guid is searched for only once, because a center can have many agents.
  if (state.guid === guid) return state.owner;
  state.guid = guid;
  state.owner = undefined;
  for (const { id, session } of center.state.agents.values()) {
    if (session === undefined || session.played || id === agent) continue;
    if (session.guids.some(({ value }) => value === guid)) state.owner = id;
  }
  return state.owner;
}

/** An error when a request for one agent has the Guid of another one (cec_07_1202). */
export const foreignGuid = declareFindingKind<Facts, State>({
  name: "foreign-guid",
  severity: "error",
  summary: "Sends the Guid of an agent other than the one in the path.",
  rule: "The Guid of a sign-in is valid only for the agent who signed in.",
  page: "cec_07_1202",
  sentence: ({ operation, other }, times) =>
    `sent the Guid of agent ${other}${formatTimesSuffix(times)}, last with ${operation}`,
  state: declareClientState(() => ({ guid: undefined, owner: undefined })),
  hooks: {
    sessionRefused({ center, client, request, state }) {
      const guid = shortGuidOf(request);
      if (guid === undefined) return undefined;
      const other = ownerOf(guid, { agent: client.id, state }, center);
      return other === undefined ? undefined : { operation: request.operation, other };
    },
  },
});
