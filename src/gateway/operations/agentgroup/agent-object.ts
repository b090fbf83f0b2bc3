// Describes an agent as the interfaces of agentgroup do (cec_07_1026, cec_07_1027).
import * as z from "zod";
import {
  type Agent,
  type AgentGroup,
  type Center,
  joinedMultimediaOf,
  stateOf,
  toWholeSeconds,
} from "../../../core/index.ts";
import { mediaServersOf } from "../media-servers.ts";
import { createSkillShape, describeSkills } from "../skill-objects.ts";
import { codeOfState, ctiCodeOfState } from "../state-codes.ts";

/** The sign-in time of an agent who is signed out, as the real servers write it. */
const SIGNED_OUT_LOGIN_DATE = 4_294_967_295_000;

const createMembersBeforeSkills = () => ({
  workno: z.string(),
  name: z.string(),
  status: z.string(),
  ctiStatus: z.string(),
  groupid: z.number().int(),
  groupname: z.string(),
});

const createMembersAfterSkills = () => ({
  mediatype: z.string(),
  vdnid: z.number().int(),
  phonenumber: z.string(),
  currentstatetime: z.number().int(),
  logindate: z.number().int(),
  callids: z.array(z.string()),
  inMultimediaConf: z.number().int(),
  currentStateReason: z.number().int(),
});

/** Returns the shape of an agent, in the order of the samples. `currentstatetime` is in seconds, `logindate` in epoch milliseconds. */
export const createAgentShape = () =>
  z.object({ ...createMembersBeforeSkills(), skilllist: z.array(createSkillShape()), ...createMembersAfterSkills() });

/** Returns the shape of an agent with the name of its group once more, as one client reads it. */
export const createAgentWithGroupNameShape = () => createAgentShape().extend({ groupName: z.string() });

/** Returns the shape of an agent without its queues. */
export const createAgentWithoutSkillsShape = () =>
  z.object({ ...createMembersBeforeSkills(), ...createMembersAfterSkills() });

/** An agent with its queues. */
export type AgentObject = z.output<ReturnType<typeof createAgentShape>>;
/** An agent with its queues and the second name of its group. */
export type AgentWithGroupName = z.output<ReturnType<typeof createAgentWithGroupNameShape>>;
/** An agent without its queues. */
export type AgentWithoutSkills = z.output<ReturnType<typeof createAgentWithoutSkillsShape>>;

/** The parts of a center that the objects of all its agents show. */
export interface CommonParts {
  readonly vdn: number;
  readonly groups: ReadonlyMap<string, AgentGroup>;
}

/** Describes an agent with the queues that it is signed in to. The object is one literal, because spreads take several times as long. */
export function describeAgent(center: Center, { vdn, groups }: CommonParts, agent: Agent): AgentObject {
  const { id, group, session } = agent;
  return {
    workno: String(id),
    name: center.nameOf(agent),
    status: String(codeOfState(session)),
    ctiStatus: String(ctiCodeOfState(stateOf(center, id))),
    groupid: groups.get(group)?.id ?? 0,
    groupname: group,
    skilllist: describeSkills(center, session?.skills ?? []),
    mediatype: mediaServersOf(agent),
    vdnid: vdn,
    phonenumber: session?.details.phone ?? "",
    currentstatetime: computeSecondsInState(center, agent),
    logindate: session?.signedInAt ?? SIGNED_OUT_LOGIN_DATE,
    callids: [],
    inMultimediaConf: joinedMultimediaOf(center, agent) === undefined ? 0 : 1,
    currentStateReason: reasonOf(session),
  };
}

/** Returns how long an agent has been in its state, in seconds. */
export function computeSecondsInState({ now }: Center, { session, signedOutAt }: Agent): number {
  return toWholeSeconds(now - (session?.state.since ?? signedOutAt));
}

/** Returns the reason of busy, or the cause of a rest; 0 in any other state. */
function reasonOf(session: Agent["session"]): number {
  if (session?.state.name === "busy") return session.state.reason;
  return session?.state.name === "rest" ? session.state.cause : 0;
}
