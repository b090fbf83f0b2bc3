// Caches the JSON of the agents of a center, and writes it again only for agents that have changed.
import {
  type Agent,
  type AgentId,
  type Center,
  joinedMultimediaOf,
  mapGroupsByName,
  type Session,
  stateOf,
} from "../../../core/index.ts";
import { ctiCodeOfState } from "../state-codes.ts";
import type { AgentForm } from "./agent-forms.ts";
import { type CommonParts, computeSecondsInState, describeAgent } from "./agent-object.ts";
import { AgentText } from "./agent-text.ts";

/**
 * The texts of an agent, by the places of their forms, with the values that they show and that can change. Their seconds are set before
 * each use. The id, the name and the group of an agent never change, and a center always generates the same name for an id.
 */
interface Entry {
  readonly texts: (AgentText<unknown> | undefined)[];
  readonly session: Session | undefined;
  readonly state: Session["state"] | undefined;
  readonly booking: Session["booking"];
  readonly skills: Session["skills"] | undefined;
  readonly phone: string | undefined;
  readonly webm: boolean | undefined;
  readonly mailm: boolean | undefined;
  readonly ctiCode: number;
  readonly isInMultimedia: boolean;
}

interface Cache extends CommonParts {
  readonly entries: Map<AgentId, Entry>;
}

/** The last texts of the agents of each center. */
const caches = new WeakMap<Center, Cache>();

/** The texts of the agents of one center at one moment. They are valid until the texts of a later moment are read. */
export class AgentTexts {
  readonly #center: Center;
  readonly #cache: Cache;

  constructor(center: Center) {
    this.#center = center;
    this.#cache = cacheOf(center);
  }

  /** Returns the text of an agent in a form. */
  textOf<Described>(agent: Agent, form: AgentForm<Described>): AgentText<Described> {
    const { texts } = this.#entryOf(agent);
    const text = texts[form.place] as AgentText<Described> | undefined;
    if (text !== undefined) {
      text.setSeconds(computeSecondsInState(this.#center, agent));
      return text;
    }
    const object = describeAgent(this.#center, this.#cache, agent);
    const written = new AgentText<Described>(form.write(object), object.currentstatetime);
    texts[form.place] = written;
    return written;
  }

  /** Returns the entry of an agent; a new one if the agent has changed. Agents are compared, because some changes cause no event. */
  #entryOf(agent: Agent): Entry {
    const last = this.#cache.entries.get(agent.id);
    if (last !== undefined && this.#isUnchanged(agent, last)) return last;
    const { session } = agent;
    const details = session?.details;
    const entry: Entry = {
      texts: [],
      session,
      state: session?.state,
      booking: session?.booking,
      skills: session?.skills,
      phone: details?.phone,
      webm: details?.webm,
      mailm: details?.mailm,
      ctiCode: ctiCodeOfState(stateOf(this.#center, agent.id)),
      isInMultimedia: isInMultimedia(this.#center, agent),
    };
    this.#cache.entries.set(agent.id, entry);
    return entry;
  }

  #isUnchanged(agent: Agent, last: Entry): boolean {
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
      isInMultimedia(this.#center, agent) === last.isInMultimedia &&
      // The text of an occupied agent also depends on its calls.
      (state.name !== "occupied" || ctiCodeOfState(stateOf(this.#center, agent.id)) === last.ctiCode)
    );
  }
}

function isInMultimedia(center: Center, agent: Agent): boolean {
  return joinedMultimediaOf(center, agent) !== undefined;
}

/** Returns the cache of a center. It is empty if the VDN or the groups have changed, because every agent shows them. */
function cacheOf(center: Center): Cache {
  const { id } = center.state.vdn;
  const groups = mapGroupsByName(center);
  const last = caches.get(center);
  if (last !== undefined && last.vdn === id && haveEqualIds(last.groups, groups)) return last;
  const cache: Cache = { vdn: id, groups, entries: new Map() };
  caches.set(center, cache);
  return cache;
}

function haveEqualIds(a: Cache["groups"], b: Cache["groups"]): boolean {
  if (a.size !== b.size) return false;
  for (const [name, { id }] of a) if (b.get(name)?.id !== id) return false;
  return true;
}
