// Describes an agent as the interfaces of agentgroup do (cec_07_1026, cec_07_1027).
import * as z from "zod";
import { type Agent, type AgentId, type Center, groupsByName, type Session, stateOf } from "../../../core/index.ts";
import { mediaServersOf } from "../media-servers.ts";
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

/**
 * An agent object, with the parts of the agent that it shows and that can change, except its time. The id, the name and the group of an
 * agent never change, and a center always generates the same name for an id.
 */
interface CacheEntry<Described> {
  readonly object: Described;
  readonly session: Session | undefined;
  readonly state: Session["state"] | undefined;
  readonly booking: Session["booking"];
  readonly skills: Session["skills"] | undefined;
  readonly phone: string | undefined;
  readonly webm: boolean | undefined;
  readonly mailm: boolean | undefined;
}

/** The last objects of the agents of a center by their ids, and the parts of the center that all of them show. */
interface Cache {
  readonly vdn: number;
  readonly groups: ReturnType<typeof groupsByName>;
  readonly objects: Map<AgentId, CacheEntry<AgentObject>>;
  readonly withGroupNames: Map<AgentId, CacheEntry<AgentWithGroupName>>;
}

/**
 * An object is used again while only its time changes, so that `write-agents.ts` can reuse its text. Agents are compared, because not
 * everything that changes them is an event.
 */
const caches = new WeakMap<Center, Cache>();

/** Describes agents of one center at one moment. An object is valid until its agent is described again. */
export class AgentDescriber {
  readonly #center: Center;
  readonly #cache: Cache;

  constructor(center: Center) {
    this.#center = center;
    this.#cache = cacheOf(center);
  }

  /** Describes an agent with the queues that it is signed in to. */
  describe(agent: Agent): AgentObject {
    const last = this.#cache.objects.get(agent.id);
    if (last !== undefined && this.#isUnchanged(agent, last)) return this.#updateTime(agent, last.object);
    return this.#store(this.#cache.objects, agent, this.#create(agent));
  }

  /** Describes an agent with the second name of its group. */
  describeWithGroupName(agent: Agent): AgentWithGroupName {
    const last = this.#cache.withGroupNames.get(agent.id);
    if (last !== undefined && this.#isUnchanged(agent, last)) return this.#updateTime(agent, last.object);
    return this.#store(this.#cache.withGroupNames, agent, { ...this.#create(agent), groupName: agent.group });
  }

  /** Describes an agent without its queues. */
  describeWithoutSkills(agent: Agent): AgentWithoutSkills {
    const { skilllist, ...others } = this.describe(agent);
    return others;
  }

  #isUnchanged(agent: Agent, last: CacheEntry<AgentObject>): boolean {
    const { session } = agent;
    if (session !== last.session) return false;
    if (session === undefined) return true;
    const { state, details } = session;
    return (
      state === last.state &&
      session.booking === last.booking &&
      session.skills === last.skills &&
      details.phone === last.phone &&
      details.webm === last.webm &&
      details.mailm === last.mailm &&
      (isSharing(this.#center, agent) ? 1 : 0) === last.object.inMultimediaConf &&
      // The object of an occupied agent depends on its calls too.
      (state.name !== "occupied" || String(ctiCode(stateOf(this.#center, agent.id))) === last.object.ctiStatus)
    );
  }

  #updateTime<Described extends AgentObject>(agent: Agent, object: Described): Described {
    object.currentstatetime = this.#secondsInState(agent);
    return object;
  }

  #store<Described>(entries: Map<AgentId, CacheEntry<Described>>, agent: Agent, object: Described): Described {
    const { session } = agent;
    const details = session?.details;
    entries.set(agent.id, {
      object,
      session,
      state: session?.state,
      booking: session?.booking,
      skills: session?.skills,
      phone: details?.phone,
      webm: details?.webm,
      mailm: details?.mailm,
    });
    return object;
  }

  #secondsInState({ session, signedOutAt }: Agent): number {
    return Math.floor((this.#center.now - (session?.state.since ?? signedOutAt)) / 1_000);
  }

  /** Describes an agent without the cache. The object is one literal, because spreading parts takes several times as long. */
  #create(agent: Agent): AgentObject {
    const { id, group, session } = agent;
    return {
      workno: String(id),
      name: this.#center.nameOf(agent),
      status: String(stateCode(session)),
      ctiStatus: String(ctiCode(stateOf(this.#center, id))),
      groupid: this.#cache.groups.get(group)?.id ?? 0,
      groupname: group,
      skilllist: describeSkills(this.#center, session?.skills ?? []),
      mediatype: mediaServersOf(agent),
      vdnid: this.#cache.vdn,
      phonenumber: session?.details.phone ?? "",
      currentstatetime: this.#secondsInState(agent),
      logindate: session?.signedInAt ?? NEVER_SIGNED_IN,
      callids: [],
      inMultimediaConf: isSharing(this.#center, agent) ? 1 : 0,
      currentStateReason: reasonOf(session),
    };
  }
}

/** Returns the cache of a center. It is empty if the VDN or the groups have changed, because every agent shows them. */
function cacheOf(center: Center): Cache {
  const { id } = center.state.vdn;
  const groups = groupsByName(center);
  const last = caches.get(center);
  if (last !== undefined && last.vdn === id && haveEqualIds(last.groups, groups)) return last;
  const cache: Cache = { vdn: id, groups, objects: new Map(), withGroupNames: new Map() };
  caches.set(center, cache);
  return cache;
}

function haveEqualIds(a: Cache["groups"], b: Cache["groups"]): boolean {
  if (a.size !== b.size) return false;
  for (const [name, { id }] of a) if (b.get(name)?.id !== id) return false;
  return true;
}

/** Returns whether an agent has joined a multimedia conference. */
function isSharing({ state }: Center, { id, session }: Agent): boolean {
  if (session?.multimediaConference === undefined) return false;
  const conference = state.multimediaConferences.get(session.multimediaConference);
  return conference?.members.some(({ agent, isHere }) => agent === id && isHere) === true;
}

function reasonOf(session: Agent["session"]): number {
  if (session?.state.name === "busy") return session.state.reason;
  return session?.state.name === "rest" ? session.state.cause : 0;
}
