// Queries about agents: their accounts, states, calls and conferences.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { Agent, Session, ShownState } from "../model/agent.ts";
import type { Call } from "../model/call.ts";
import type { Conference, MultimediaConference, Participant } from "../model/conference.ts";
import type { AgentId, CallId } from "../model/ids.ts";
import type { Instant } from "../time/time.ts";
import type { View } from "./view.ts";

/** Returns the agent with an account name; undefined if no agent has it. */
export function agentOfAccount({ state }: View, account: string): DeepReadonly<Agent> | undefined {
  for (const agent of state.agents.values()) if (agent.account === account) return agent;
  return undefined;
}

/** Returns the calls that an agent has a leg in, oldest first, each with that leg. */
export function legsOf({ state }: View, agent: DeepReadonly<Agent>): LegIn<DeepReadonly<Call>>[] {
  return listLegsIn(state.calls, agent);
}

/** Returns the conference that an agent is in or is called into, with its part in it; undefined if there is none. */
export function conferenceOf(
  { state }: View,
  id: AgentId,
): { readonly conference: DeepReadonly<Conference>; readonly participant: DeepReadonly<Participant> } | undefined {
  const conference = state.conferences.get(state.agents.get(id)?.session?.conference ?? -1);
  const participant = conference?.participants.find(({ party }) => "agent" in party && party.agent === id);
  return conference === undefined || participant === undefined ? undefined : { conference, participant };
}

/** Returns the multimedia conference that an agent has joined; undefined for an agent in none, or who is only invited. */
export function joinedMultimediaOf(
  { state }: View,
  { id, session }: DeepReadonly<Agent>,
): DeepReadonly<MultimediaConference> | undefined {
  // Nearly all agents are in no multimedia conference, and lists have thousands of agents.
  if (session?.multimediaConference === undefined) return undefined;
  const conference = state.multimediaConferences.get(session.multimediaConference);
  return conference?.members.some(({ agent, isHere }) => agent === id && isHere) === true ? conference : undefined;
}

/** A call with the leg of one agent in it. */
interface LegIn<CallOrView extends DeepReadonly<Call>> {
  readonly call: CallOrView;
  readonly leg: CallOrView["legs"][number];
}

/** Implements `legsOf` for both writable and read-only calls. */
export function listLegsIn<CallOrView extends DeepReadonly<Call>>(
  calls: ReadonlyMap<CallId, CallOrView>,
  { id, session }: DeepReadonly<Agent>,
): LegIn<CallOrView>[] {
  let legs: LegIn<CallOrView>[] | undefined;
  for (const callId of session?.calls ?? []) {
    const call = calls.get(callId);
    const leg: CallOrView["legs"][number] | undefined = call?.legs.find(({ agent }) => agent === id);
    if (call === undefined || leg === undefined) continue;
    // An empty array gets room for 17 items at its first push, and most agents have one call.
    if (legs === undefined) legs = [{ call, leg }];
    else legs.push({ call, leg });
  }
  return legs ?? [];
}

/** Returns the shown state of an agent. An unknown agent counts as signed out. */
export function stateOf(view: View, id: AgentId): ShownState {
  const agent = view.state.agents.get(id);
  if (agent?.session === undefined) return { name: "signedOut", since: undefined };
  const { state } = agent.session;
  if (state.name === "occupied" && agent.session.conference !== undefined)
    return computeStateInConference(view, id, agent.session);
  // Only the state of an agent in a call depends on its legs. A list of agents needs up to a thousand states.
  return state.name === "occupied"
    ? computeStateInCalls(view, id, agent.session)
    : { name: state.name, since: state.since };
}

/** Returns the shown state of an agent with calls. It talks, hold included, from its first answer until it has left every answered call. */
function computeStateInCalls({ state }: View, id: AgentId, session: DeepReadonly<Session>): ShownState {
  let answeredAt: Instant | undefined;
  let isCaller = false;
  for (const callId of session.calls) {
    for (const leg of state.calls.get(callId)?.legs ?? []) {
      if (leg.agent !== id) continue;
      if (leg.answeredAt !== undefined) answeredAt = Math.min(answeredAt ?? leg.answeredAt, leg.answeredAt);
      if (leg.side === "caller") isCaller = true;
      break;
    }
  }
  if (answeredAt !== undefined) return { name: "talking", since: answeredAt };
  return { name: isCaller ? "dialing" : "ringing", since: session.state.since };
}

/** Returns the shown state of an agent who is in a conference or is called into one. */
function computeStateInConference(view: View, id: AgentId, session: DeepReadonly<Session>): ShownState {
  const { conference, participant } = conferenceOf(view, id) ?? {};
  if (participant?.enteredAt !== undefined) return { name: "talking", since: participant.enteredAt };
  return { name: conference?.chair === id ? "dialing" : "ringing", since: session.state.since };
}
