// Moves that change how an agent's session handles calls, silence and pushes: for example auto-answer, recording, phone, push target.

import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { PushTarget, SelfRecord } from "../../model/agent.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { isPhoneAllowed } from "../../model/state.ts";
import { updateFreeAgents } from "../../steps/free-agents.ts";

/** The input of `changeDetails`. */
export interface ChangeDetails {
  agent: AgentId;
  autoAnswer?: boolean;
  autoEnterIdle?: boolean;
  phoneLinkage?: boolean;
  /** True if silence ends the session, unless the setting `supervision` is off. */
  supervised?: boolean;
  /** Whether the agent's calls and conferences are recorded. */
  selfRecord?: SelfRecord;
  /** The client's data on call forwarding. */
  forwarding?: string;
}

/** Changes how the session handles calls and silence (cec_07_1208, cec_07_1218). Refuses: not-signed-in. */
export const changeDetails: Move<ChangeDetails, "done"> = declareMove((floor, { agent: id, ...change }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { supervised, selfRecord, forwarding, ...details } = change;
  Object.assign(agent.session.details, details);
  if (supervised !== undefined) agent.session.supervised = supervised;
  if (selfRecord !== undefined) agent.session.selfRecord = selfRecord;
  if (forwarding !== undefined) agent.session.forwarding = forwarding;
  return "done";
});

/** Replaces the target of the events that are pushed to the client. Refuses: not-signed-in. */
export const changePushTarget: Move<{ agent: AgentId; push: PushTarget }, "done"> = declareMove(
  (floor, { agent: id, push }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    agent.session.details.push = { ...push };
    return "done";
  },
);

/** Binds a phone to an agent's session, instead of any earlier one. Refuses: not-signed-in, phone-out-of-range. */
export const bindPhone: Move<{ agent: AgentId; phone: string }, "done"> = declareMove((floor, { agent: id, phone }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (!isPhoneAllowed(floor.state, phone)) return refuse("phone-out-of-range");
  agent.session.details.phone = phone;
  return "done";
});

/** Sets whether the agent accepts calls and chats from its queues (cec_07_1223). Refuses: not-signed-in. */
export const setTalkRight: Move<{ agent: AgentId; talkRight: boolean }, "done"> = declareMove(
  (floor, { agent: id, talkRight }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    agent.session.talkRight = talkRight;
    updateFreeAgents(floor, agent);
    return "done";
  },
);

/** Replaces the token that pushes carry (cec_07_1204). Changes nothing for a client that polls. Refuses: not-signed-in. */
export const renewPushToken: Move<{ agent: AgentId; token: string }, "done"> = declareMove(
  (floor, { agent: id, token }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    if (agent.session.details.push !== undefined) agent.session.details.push.token = token;
    return "done";
  },
);
