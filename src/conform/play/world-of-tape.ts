// Derives a scenario from a tape: the agents and queues that its requests, answers and events name.
import { AGENT_ID_MAXIMA, MAX_AGENT_ID, MIN_AGENT_ID } from "../../core/index.ts";
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { GatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import { eventsOf, isObject, jsonOf, retcodeOf } from "../session/answer-json.ts";
import { accountOf, isSignIn, nameRequest } from "../session/named-request.ts";
import { pushedEventsOf } from "../session/pushed-events.ts";
import type { OutsideRequest } from "./simulated-world.ts";

/** The world of a tape. */
export interface WorldOfTape {
  /** A scenario in its written form. */
  readonly scenario: object;
  /** The acts to perform before the first request. */
  readonly first: readonly { readonly sentence: string; readonly act: OutsideRequest }[];
}

/** The known facts about a queue. */
interface KnownQueue {
  name?: string;
  accessCode?: string;
  media?: string;
}

/** The operation that returns the queues of the agent in its path. `queryAgentSkillsByWorkNo` returns those of another agent. */
const SKILLS_QUERY = /^onlineagent\/queryAgentSkills$/;

/** The media of a queue, by its number in answers. */
const MEDIA: Readonly<Record<string, string>> = {
  "1": "chat",
  "5": "voice",
  "19": "h5Video",
  "51": "webChat",
  "52": "sms",
  "53": "social",
  "56": "weChat",
};

/** Returns the world that a tape shows. */
export function deriveWorldOfTape({ exchanges }: GatewayTape): WorldOfTape {
  const facts = new CenterFacts();
  for (const exchange of exchanges) facts.learn(exchange);
  return facts.buildWorld();
}

/** Collects the agents, queues and colleagues that exchanges name. */
export class CenterFacts {
  readonly #agents = new Set<number>();
  readonly #signedIn = new Set<number>();
  readonly #colleagues = new Set<number>();
  readonly #queues = new Map<number, KnownQueue>();
  readonly #queuesOfCalls = new Map<number, Set<number>>();
  readonly #accessCodes = new Set<string>();
  readonly #skills = new Map<number, readonly number[]>();
  #changes = 0;

  /** A text that changes with each new agent, sign-in, colleague, queue and access code, and when other queues of an agent are learned. */
  get revision(): string {
    const sets = [this.#agents, this.#signedIn, this.#colleagues, this.#queues, this.#accessCodes];
    return `${sets.map(({ size }) => size).join(" ")} ${this.#changes}`;
  }

  /** Returns the queues of an agent, as far as they are known. */
  queuesOf(agent: number): readonly number[] {
    return this.#skills.get(agent) ?? [...(this.#queuesOfCalls.get(agent) ?? [])];
  }

  /** Collects the agents, queues and colleagues that an exchange names. */
  learn(exchange: TapedExchange): void {
    const { request, answer, end } = exchange;
    if (exchange.isPush === true) this.#learnOfPush(exchange);
    if (exchange.isPush === true || answer === null || end !== "answered") return;
    const named = nameRequest(request);
    const { about, agent } = named;
    const isDone = retcodeOf(answer) === "0";
    if (agent !== undefined && isDone) this.#addAgent(agent);
    if (isDone && isSignIn(named)) this.#noteSignIn(agent ?? accountOf(request.body));
    const body = jsonOf(answer);
    if (SKILLS_QUERY.test(about) && agent !== undefined) this.#readSkills(agent, body?.["result"]);
    this.#collectIds(body);
    for (const { agent: receiver, event } of eventsOf(answer, agent)) this.#noteQueueOfCall(receiver, event["content"]);
    if (isDone && typeof request.body === "string") this.#noteColleagues(about, request.body);
  }

  #learnOfPush(push: TapedExchange): void {
    for (const { agent, event } of pushedEventsOf(push)) {
      this.#addAgent(agent);
      this.#collectIds(event);
      this.#noteQueueOfCall(agent, event["content"]);
    }
  }

  #addAgent(written: unknown): void {
    const id = Number(written);
    if (Number.isInteger(id) && id >= MIN_AGENT_ID && id <= MAX_AGENT_ID) this.#agents.add(id);
  }

  #noteSignIn(written: string | undefined): void {
    this.#addAgent(written);
    this.#signedIn.add(Number(written));
  }

  /** Notes the queues of an agent from the result of its query. */
  #readSkills(agent: string, result: unknown): void {
    if (!Array.isArray(result)) return;
    const queues = result.filter(isObject).flatMap(({ id, name, mediatype }) => {
      const queue = this.#addQueue(id);
      if (queue === undefined) return [];
      if (typeof name === "string") queue.name ??= name;
      const media = MEDIA[String(mediatype)];
      if (media !== undefined) queue.media ??= media;
      return [Number(id)];
    });
    if (this.#skills.get(Number(agent))?.join() === queues.join()) return;
    this.#skills.set(Number(agent), queues);
    this.#changes++;
  }

  /** Notes that an agent got a call of a queue. */
  #noteQueueOfCall(agent: string, content: unknown): void {
    if (!isObject(content)) return;
    const queue = Number(content["skillId"]);
    if (this.#addQueue(queue) === undefined) return;
    const queues = this.#queuesOfCalls.get(Number(agent)) ?? new Set();
    if (!queues.has(queue)) this.#changes++;
    this.#queuesOfCalls.set(Number(agent), queues.add(queue));
  }

  /** Notes the colleagues whom a request calls. */
  #noteColleagues(about: string, body: string): void {
    const { called, address, devicetype, dstaddress, destaddr } = jsonOf({ body }) ?? {};
    const isInside = about === "voicecall/callInner" || about === "voicecall/innerHelp" || String(devicetype) === "2";
    if (!isInside) return;
    for (const written of [called, address, dstaddress, destaddr]) {
      const id = Number(written);
      if (!Number.isInteger(id) || id < MIN_AGENT_ID || id > MAX_AGENT_ID) continue;
      this.#addAgent(id);
      this.#colleagues.add(id);
    }
  }

  /** Adds the agents and queues that are named anywhere in an answer or event. */
  #collectIds(value: unknown): void {
    if (Array.isArray(value)) for (const element of value) this.#collectIds(element);
    if (!isObject(value)) return;
    for (const [name, member] of Object.entries(value)) {
      if (/^(?:workno|agentid)$/i.test(name)) this.#addAgent(member);
      this.#collectIds(member);
    }
    const { skillId, skillid, skillName, called } = value;
    const queue = this.#addQueue(skillId ?? skillid);
    if (queue === undefined) return;
    if (typeof skillName === "string" && skillName !== "") queue.name ??= skillName;
    if (typeof called !== "string" || !/^\d{1,24}$/.test(called) || this.#accessCodes.has(called)) return;
    this.#accessCodes.add(called);
    queue.accessCode ??= called;
  }

  /** Returns the world that is known so far. */
  buildWorld(): WorldOfTape {
    const ids = [...this.#agents].sort((one, other) => one - other);
    const queues = [...this.#queues.keys()].sort((one, other) => one - other);
    const isLarge = ids.some((id) => id > AGENT_ID_MAXIMA[0]);
    const scenario = {
      name: "world of a tape",
      ...(isLarge ? { settings: { agentIdMax: MAX_AGENT_ID } } : {}),
      center: {
        queues: queues.map((id) => ({ id, ...this.#queues.get(id) })),
        // Without an answer that lists its queues, an agent is only in those whose calls it gets on the tape.
        agents: ids.map((id) => ({ id, queues: this.queuesOf(id) })),
      },
    };
    const elsewhere = [...this.#colleagues].filter((id) => !this.#signedIn.has(id));
    const first = elsewhere.map((id) => ({
      sentence: `agent ${id}, whose client is not on the tape, is signed in`,
      act: { method: "PATCH", path: `/agents/${id}`, body: { signedIn: true } } as const,
    }));
    return { scenario, first };
  }

  /** Adds a queue, or returns the known one; undefined if the value is not a valid id. */
  #addQueue(written: unknown): KnownQueue | undefined {
    const id = Number(written);
    if (!Number.isInteger(id) || id <= 0 || id > 999_999_999) return undefined;
    const known = this.#queues.get(id) ?? {};
    this.#queues.set(id, known);
    return known;
  }
}
