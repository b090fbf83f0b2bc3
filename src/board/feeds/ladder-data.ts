// Reads the requests, events and findings for the ladder of one agent or one call.
import type { FindingInfo, FindingsInfo, JournalEntry, JournalInfo, WorldEvent } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { live } from "./live.ts";
import { readNewest } from "./merge-entries.ts";
import { buildWorldPath } from "./selection.ts";

/** The agent or the call whose ladder is shown. */
export type LadderSubject = { readonly agent: number } | { readonly call: string };

/** A ladder begins with at most this number of newest requests of each agent, and of newest events. */
const INITIAL_LIMIT = 500;
/** The maximum number of requests of each agent that a ladder keeps, and of events. */
const MAX_ITEMS = 2_000;
/** The maximum number of agents whose requests the ladder of a call shows. */
const MAX_AGENTS = 6;

/** After a change, this number of newest requests of an agent is read again; more if all of them are new. */
const REFRESH_LIMIT = 60;

interface EventList {
  readonly life: number;
  readonly last: number;
  /** The number of older events that the log has dropped. */
  readonly forgotten: number;
  readonly events: readonly WorldEvent[];
}

/** The requests and events of a subject, with findings. */
export interface LadderData {
  readonly entries: readonly JournalEntry[];
  readonly events: readonly WorldEvent[];
  /** The findings about the agent; for a call, all findings of the world. */
  readonly findings: readonly FindingInfo[];
}

/** Reads the data of one ladder. Readings after the first one read only a part of it again: mostly what is newer. */
export class LadderReader {
  readonly #subject: LadderSubject;
  #life = 0;
  #last = 0;
  #events: readonly WorldEvent[] = [];
  readonly #entries = new Map<number, readonly JournalEntry[]>();
  /** The calls that the agent has left, whose events without an agent are not read again. */
  readonly #leftCalls = new Set<string>();

  constructor(subject: LadderSubject) {
    this.#subject = subject;
  }

  /** Reads the findings, and the newest requests and events. Returns all data of the ladder. @throws the errors of `openResponse`. */
  async read(signal: AbortSignal): Promise<LadderData> {
    await this.#readEvents(signal);
    const agents = this.#listAgents();
    await Promise.all(agents.map((agent) => this.#readEntries(agent, signal)));
    const query = "agent" in this.#subject ? `?agent=${this.#subject.agent}` : "";
    const { findings } = await send<FindingsInfo>(buildWorldPath(`/findings${query}`), { signal });
    const entries = agents.flatMap((agent) => this.#entries.get(agent) ?? []).sort((a, b) => a.number - b.number);
    return { entries: this.#leaveOutUnrelated(entries), events: this.#events, findings };
  }

  async #readEvents(signal: AbortSignal): Promise<void> {
    const own =
      "agent" in this.#subject ? `agent=${this.#subject.agent}` : `call=${encodeURIComponent(this.#subject.call)}`;
    // A list up to the maximum leaves no gap after the known events: if more have come, the ladder keeps only those of the list.
    const limit = this.#last === 0 ? INITIAL_LIMIT : MAX_ITEMS;
    const query = `${own}&since=${this.#life}-${this.#last}&limit=${limit}`;
    const { life, last, forgotten, events } = await this.#listEvents(query, signal);
    if (life !== this.#life || forgotten > this.#last) {
      this.#events = [];
      this.#leftCalls.clear();
    }
    this.#life = life;
    this.#last = last;
    const found = new Map([...this.#events, ...events].map((event) => [event.serial, event]));
    if ("agent" in this.#subject) {
      for (const call of callsOf(events)) {
        if (this.#leftCalls.has(call)) continue;
        // The events of the call itself name no agent. Those after the agent has left do not concern the agent.
        if (events.some((event) => event.call === call && event.type === "leftCall")) this.#leftCalls.add(call);
        const list = await this.#listEvents(`call=${encodeURIComponent(call)}&limit=${INITIAL_LIMIT}`, signal);
        for (const event of list.events) if (event.agent === undefined) found.set(event.serial, event);
      }
    }
    this.#events = [...found.values()].sort((a, b) => a.serial - b.serial).slice(-MAX_ITEMS);
  }

  #listEvents(query: string, signal: AbortSignal): Promise<EventList> {
    return send<EventList>(buildWorldPath(`/events?${query}`), { signal });
  }

  #listAgents(): number[] {
    if ("agent" in this.#subject) return [this.#subject.agent];
    const agents = new Set(this.#events.flatMap(({ agent }) => (agent === undefined ? [] : [agent])));
    // The control API refuses to list the requests of an agent that has left the world.
    return [...agents].filter((agent) => live.value?.agents.has(agent)).slice(0, MAX_AGENTS);
  }

  async #readEntries(agent: number, signal: AbortSignal): Promise<void> {
    const known = this.#entries.get(agent) ?? [];
    const read = async (limit: number) =>
      (await send<JournalInfo>(buildWorldPath(`/journal?agent=${agent}&limit=${limit}`), { signal })).entries;
    const limits = known.length === 0 ? [INITIAL_LIMIT] : [REFRESH_LIMIT, INITIAL_LIMIT, MAX_ITEMS];
    this.#entries.set(agent, (await readNewest(known, limits, read)).slice(-MAX_ITEMS));
  }

  /** In the ladder of a call, leaves out the requests that do not concern the call. */
  #leaveOutUnrelated(entries: JournalEntry[]): JournalEntry[] {
    if ("agent" in this.#subject) return entries;
    const { call } = this.#subject;
    const causes = new Set<unknown>(this.#events.map(({ cause }) => cause));
    const serials = new Set(this.#events.map(({ serial }) => serial));
    const mentionsCall = (text: string | null | undefined): boolean => text?.includes(call) ?? false;
    return entries.filter(
      ({ input, path, query, request, answer, events }) =>
        (input !== null && causes.has(input)) ||
        events.some((serial) => serials.has(serial)) ||
        mentionsCall(path) ||
        mentionsCall(query) ||
        mentionsCall(request?.text) ||
        mentionsCall(answer?.text),
    );
  }
}

/** Returns the ids of the calls that events name. */
function callsOf(events: readonly WorldEvent[]): Set<string> {
  return new Set(events.flatMap(({ call }) => (call === undefined ? [] : [call])));
}
