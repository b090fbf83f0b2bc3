// Names the calls and chats of a session, so that later steps can refer to them.
import { type AgentId, type Call, type CallId, type Center, legsOf } from "../../core/index.ts";
import { isObject, memberOf } from "../../forms/member-of.ts";

/** A step in its written form: an object with the name of the step. */
export type WrittenStep = Readonly<Record<string, object>>;

/** The members of a step that makes a call. `as` is added when a later step refers to the call. */
interface MakerMembers {
  as?: string;
}

/** The names of the calls and chats of a session. */
export class SessionCalls {
  readonly #center: Center;
  readonly #ownSteps: readonly unknown[];
  /** The names that the steps of the scenario use. */
  readonly #taken: ReadonlySet<string>;
  readonly #makers = new Map<CallId, MakerMembers>();
  /** The last call of each step. A step of the scenario can make several. */
  readonly #last = new Map<MakerMembers, CallId>();
  /** Numbers of customers that the simulator has generated for steps of the scenario. When these steps play again, they get others. */
  readonly #generated = new Set<string>();
  /** The number of the last generated name. */
  #lastNumber = 0;

  /** @param ownSteps the steps of the scenario in their written form; those whose calls get a name are changed. */
  constructor(center: Center, ownSteps: readonly unknown[]) {
    this.#center = center;
    this.#ownSteps = ownSteps;
    this.#taken = new Set(listNames(ownSteps));
  }

  /** Records the members of a step that has made a call. */
  noteCall(call: CallId, members: MakerMembers): void {
    this.#makers.set(call, members);
    this.#last.set(members, call);
  }

  /** Records that a step of the scenario has made a call. `path`: such as `steps[2].repeat.steps[0]`. */
  noteCallOfOwnStep(call: CallId, path: string): void {
    const names = path.match(/\w+/g) ?? [];
    const step = names.reduce<unknown>((value, name) => memberOf(value, name), { steps: this.#ownSteps });
    for (const kind of STEPS_WITH_NAMES) {
      const members = memberOf(step, kind);
      if (!isObject(members)) continue;
      this.noteCall(call, members);
      const { caller } = this.#center.call(call) ?? {};
      if (caller !== undefined && !("from" in members)) this.#generated.add(caller);
    }
  }

  /**
   * Returns the name of a call, which gets one if it has none. Returns undefined if no step makes the call, if the call is not the last one
   * of its step, or if two steps of the scenario use its name.
   */
  nameOf(call: CallId): string | undefined {
    const maker = this.#makers.get(call);
    if (maker === undefined || this.#last.get(maker) !== call) return undefined;
    if (maker.as !== undefined && this.#taken.has(maker.as) && this.#isNamedTwice(maker.as)) return undefined;
    maker.as ??= this.#nextName();
    return maker.as;
  }

  /** Returns whether the simulator has generated a number, so that no step can name it. */
  isGenerated(number: string): boolean {
    return this.#generated.has(number);
  }

  /** Returns whether a step that names only an agent surely means this call: it is the agent's only call that rings, or that is held. */
  isMeant(call: CallId, agent: AgentId, state: "ringing" | "held"): boolean {
    const found = this.#center.agent(agent);
    const legs = found === undefined ? [] : legsOf(this.#center, found).filter(({ leg }) => isIn(leg.state, state));
    return legs.length === 1 && legs[0]?.call.id === call;
  }

  /** Returns the agent whose newest call with an outside party this is; undefined if there is no such agent. */
  agentOf(call: CallId): AgentId | undefined {
    for (const { id, session, waiting } of this.#center.state.agents.values()) {
      const calls = new Set([...(session?.calls ?? []), ...(waiting ?? [])]);
      if (calls.has(call) && this.#isNewest(call, ({ id, outside }) => calls.has(id) && outside.length > 0)) return id;
    }
    return undefined;
  }

  /**
   * Returns the number by which a step can mean an outside party of a call.
   *
   * @param isCalled whether the party is being called; otherwise it can be any, as for a hang-up.
   * @param given the number of the party; by default that of the called party or, for a hang-up, of the customer.
   * @returns undefined if there is no such party, the simulator has generated its number, or a step with it would mean another call.
   */
  numberOf(call: CallId, isCalled: boolean, given: string | undefined): string | undefined {
    const parties = this.#center.call(call)?.outside ?? [];
    const ofParty = isCalled ? parties.find(({ state }) => state === "called")?.number : parties[0]?.number;
    const number = given ?? ofParty;
    if (number === undefined || this.isGenerated(number)) return undefined;
    return this.#isNewest(call, (found) => hasParty(found, number, isCalled)) ? number : undefined;
  }

  /** Returns whether any call has an outside party with a number. `isCalled`: one whose phone rings. */
  haveParty(number: string, isCalled: boolean): boolean {
    return [...this.#center.state.calls.values()].some((call) => hasParty(call, number, isCalled));
  }

  #isNewest(call: CallId, matches: (call: Pick<Call, "id" | "outside">) => boolean): boolean {
    return [...this.#center.state.calls.values()].findLast((found) => matches(found as Call))?.id === call;
  }

  #isNamedTwice(name: string): boolean {
    return listNames(this.#ownSteps).filter((used) => used === name).length > 1;
  }

  #nextName(): string {
    let name: string;
    do name = `call${++this.#lastNumber}`;
    while (this.#taken.has(name));
    return name;
  }
}

/** The kinds of steps whose calls or chats can have a name. */
const STEPS_WITH_NAMES = ["call", "callOut", "consult", "chat", "beginChat"] as const;

function hasParty({ outside }: Pick<Call, "outside">, number: string, isCalled: boolean): boolean {
  return outside.some((party) => party.number === number && (!isCalled || party.state === "called"));
}

/** Returns every `as` in some steps. */
function listNames(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([member, found]) =>
    member === "as" && typeof found === "string" ? [found] : listNames(found),
  );
}

function isIn(state: string, wanted: "ringing" | "held"): boolean {
  return state === wanted || (wanted === "ringing" && state === "alerting");
}
