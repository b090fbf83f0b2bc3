// Describes an agent as the interfaces of agentgroup do (cec_07_1026, cec_07_1027).
import * as z from "zod";
import { type Agent, type Center, groupsByName, stateOf } from "../../../core/index.ts";
import { describeSkills, skillObject } from "../skill-objects.ts";
import { ctiCode, stateCode } from "../state-codes.ts";

/** The sign-in time of an agent who is signed out, as the real servers write it. */
const NEVER_SIGNED_IN = 4_294_967_295_000;

const beforeSkills = () => ({
  workno: z.string(),
  name: z.string(),
  status: z.string(),
  ctiStatus: z.string(),
  groupid: z.number().int(),
  groupname: z.string(),
});

const afterSkills = () => ({
  mediatype: z.string(),
  vdnid: z.number().int(),
  phonenumber: z.string(),
  currentstatetime: z.number().int(),
  logindate: z.number().int(),
  callids: z.array(z.string()),
  inMultimediaConf: z.number().int(),
  currentStateReason: z.number().int(),
});

/** The agent object, in the order of the samples. `currentstatetime` is in seconds, `logindate` in epoch milliseconds. */
export const agentObject = () => z.object({ ...beforeSkills(), skilllist: z.array(skillObject()), ...afterSkills() });

/** The agent object with its group's name once more, as one client reads it. */
export const agentWithGroupName = () => agentObject().extend({ groupName: z.string() });

/** The agent object without queues. */
export const agentWithoutSkills = () => z.object({ ...beforeSkills(), ...afterSkills() });

export type AgentObject = z.output<ReturnType<typeof agentObject>>;
export type AgentWithGroupName = z.output<ReturnType<typeof agentWithGroupName>>;
export type AgentWithoutSkills = z.output<ReturnType<typeof agentWithoutSkills>>;

/** Describes agents of one center at one moment. */
export class AgentDescriber {
  readonly #center: Center;
  readonly #groups: ReturnType<typeof groupsByName>;

  constructor(center: Center) {
    this.#center = center;
    this.#groups = groupsByName(center);
  }

  /** Describes an agent with the queues that it is signed in to. The object is one literal, because spreading parts takes several times as long. */
  describe(agent: Agent): AgentObject {
    const { id, group, session } = agent;
    return {
      workno: String(id),
      name: this.#center.nameOf(agent),
      status: String(stateCode(session)),
      ctiStatus: String(ctiCode(stateOf(this.#center, id))),
      groupid: this.#groups.get(group)?.id ?? 0,
      groupname: group,
      skilllist: describeSkills(this.#center, session?.skills ?? []),
      mediatype: serversOf(session),
      vdnid: this.#center.state.vdn.id,
      phonenumber: session?.details.phone ?? "",
      currentstatetime: Math.floor((this.#center.now - (session?.state.since ?? agent.signedOutAt)) / 1_000),
      logindate: session?.signedInAt ?? NEVER_SIGNED_IN,
      callids: [],
      inMultimediaConf: 0,
      currentStateReason: reasonOf(session),
    };
  }

  /** Describes an agent without its queues. */
  describeWithoutSkills(agent: Agent): AgentWithoutSkills {
    const { skilllist, ...others } = this.describe(agent);
    return others;
  }
}

/** Returns which servers an agent is signed in to, as T or F for each of CTI, text chat and mail. */
function serversOf(session: Agent["session"]): string {
  if (session === undefined) return "FFF";
  const { webm, mailm } = session.details;
  return `T${webm ? "T" : "F"}${mailm ? "T" : "F"}`;
}

function reasonOf(session: Agent["session"]): number {
  if (session?.state.name === "busy") return session.state.reason;
  return session?.state.name === "rest" ? session.state.cause : 0;
}
