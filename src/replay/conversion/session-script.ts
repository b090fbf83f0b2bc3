// Records a session while it is replayed: the requests of the control API and of clients, with their world times.
import { type AgentId, type CallId, type Instant, type LoggedEvent, stateOf } from "../../core/index.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { AskedMark, TapedAnswer, TapedDecision, TapedRequest } from "../../words/tape.ts";
import type { TapedControl } from "../../world/tape/tape-record.ts";
import type { World } from "../../world/world.ts";
import type { TapeLine } from "../read-tape.ts";
import type { ReplayObserver } from "../replay-options.ts";
import { translateControl } from "./control-steps.ts";
import { isSameRequest, listPossibleRequests, RequestsOfSteps, type StepRequest } from "./requests-of-steps.ts";
import { SessionCalls, type WrittenStep } from "./session-calls.ts";
import type { Translation } from "./translation.ts";

/** A part of a session. */
export type SessionEntry = { readonly at: Instant } & (
  | {
      readonly kind: "act";
      readonly steps: readonly WrittenStep[];
      /** An agent with its state, if something else happened before at the same instant. */
      readonly after: { readonly agent: AgentId; readonly state: string } | undefined;
    }
  | {
      readonly kind: "request";
      readonly operation: string;
      /** The agent, if the center of the scenario has it. */
      readonly agent: AgentId | undefined;
      readonly note: string | undefined;
      /** The number of such requests that steps have made since the entry of the last step. */
      readonly ofSteps: number;
    }
  | { readonly kind: "gap"; readonly sentence: string }
);

/** The line of a request on a tape. */
interface TapedInput {
  readonly request: TapedRequest;
  /** The number of its journal entry. */
  readonly entry: number;
  readonly answer?: TapedAnswer | undefined;
}

/** A recorded session. */
export class SessionScript implements ReplayObserver {
  readonly entries: SessionEntry[] = [];
  /** The settings that were changed before anything happened, in their written form. */
  readonly settings: Record<string, unknown> = {};
  readonly #world: World;
  readonly #calls: SessionCalls;
  readonly #isQuery: (request: TapedRequest) => boolean;
  readonly #requests: RequestsOfSteps;
  /** The agents of the present scenario. A set, because a center can have tens of thousands. */
  #known: { readonly scenario: Scenario; readonly ids: ReadonlySet<AgentId> } | undefined;
  #translation: Translation | undefined;
  /** The requests that the steps of the translation count as. */
  #counted: readonly StepRequest[] = [];
  #lastEvent: LoggedEvent | undefined;
  /** The requests that steps of the scenario can count as. */
  readonly #ownRequests: readonly StepRequest[];
  /** The time of the last entry that is a step. */
  #lastAt: Instant = Number.NEGATIVE_INFINITY;
  /** An agent with its state, if something other than a step happened before the present line at the same instant. */
  #after: Extract<SessionEntry, { kind: "act" }>["after"];
  /** The number of the journal entry of the last request that a step waits for. */
  #lastJournalEntry = 0;
  /** The first call or chat that was made since the beginning of the present line. */
  #made: { readonly call: CallId; readonly from: string } | undefined;

  /**
   * @param ownSteps the steps of the scenario in their written form; those whose calls get a name are changed.
   * @param isQuery returns whether a request changes nothing, or only fetches events.
   */
  constructor(world: World, ownSteps: readonly unknown[], isQuery: (request: TapedRequest) => boolean) {
    this.#world = world;
    this.#calls = new SessionCalls(world.center, ownSteps);
    this.#isQuery = isQuery;
    this.#requests = new RequestsOfSteps(world.center);
    this.#ownRequests = listPossibleRequests(world.scenario.steps);
    // The first steps of the scenario come before the session. Agents on autopilot sign in before all steps.
    if (ownSteps.length > 0) for (const logged of world.center.log.recent()) this.#onEvent(logged);
    world.center.log.listen((logged) => this.#onEvent(logged));
  }

  /** The number of sentences about what no step can express. */
  get gapCount(): number {
    return this.entries.filter(({ kind }) => kind === "gap").length;
  }

  onLineBegin(line: TapeLine): void {
    this.#made = undefined;
    this.#after = this.#findStateToExpect();
    const control = line["control"] as TapedControl | undefined;
    this.#translation =
      control === undefined ? undefined : translateControl(control, { world: this.#world, calls: this.#calls });
    this.#counted = this.#requests.listRequests(this.#translation?.steps ?? []);
  }

  onLineEnd(line: TapeLine, answer: TapedAnswer | undefined): void {
    const at = Date.parse(line.at);
    const { request, decision } = line as Partial<TapedInput> & { readonly decision?: TapedDecision };
    if (request !== undefined) this.#addInput(at, line as unknown as TapedInput);
    else if (line["asked"] !== undefined) this.#addLatestRequests(at, line as unknown as AskedMark);
    else if (decision !== undefined) {
      this.#addGap(at, `agent ${decision.agent} was signed out, because pushes to its client had failed for too long`);
    } else if (this.#translation !== undefined && isAccepted(answer)) this.#addAct(at, this.#translation);
  }

  #addInput(at: Instant, { request, entry, answer }: TapedInput): void {
    if (this.#isQuery(request)) return;
    this.#lastJournalEntry = entry;
    this.#addRequest(at, request, answer);
  }

  /** Adds a wait for each of the newest requests. A fault follows, which must not count these requests. */
  #addLatestRequests(at: Instant, { asked, ...request }: AskedMark): void {
    for (const entry of asked) {
      if (entry <= this.#lastJournalEntry) continue;
      this.#lastJournalEntry = entry;
      this.#addRequest(at, request, undefined);
    }
  }

  #addRequest(
    at: Instant,
    { operation, agent: written }: Pick<TapedRequest, "operation" | "agent">,
    answer: TapedAnswer | undefined,
  ): void {
    const agent = Number(written);
    const isKnown = this.#isOfScenario(agent);
    const refused = answer === undefined || answer.code === "0" ? [] : [`answered ${answer.code}`];
    const unknown = isKnown || written === undefined ? [] : [`by agent ${written}, which the center does not have`];
    const note = [...refused, ...unknown].join(", ");
    const ofSteps = this.#requests.countAndForget(this.#lastAt, { operation, agent });
    if (this.#ownRequests.some((request) => isSameRequest(request, { operation, agent }))) {
      this.#addGap(at, `a step of the scenario also counts as the request ${operation} of agent ${agent}`);
    }
    const shown = { agent: isKnown ? agent : undefined, note: note === "" ? undefined : note };
    this.entries.push({ kind: "request", at, operation, ofSteps, ...shown });
    this.#lastAt = at;
  }

  #isOfScenario(agent: AgentId): boolean {
    const { scenario } = this.#world;
    if (this.#known?.scenario !== scenario) {
      this.#known = { scenario, ids: new Set(scenario.center.agents.map(({ id }) => id)) };
    }
    return this.#known.ids.has(agent);
  }

  #addAct(at: Instant, { steps, gaps, makes, settings }: Translation): void {
    Object.assign(this.settings, settings);
    if (makes !== undefined && this.#made !== undefined) {
      this.#calls.noteCall(this.#made.call, makes);
      if (steps.some(({ call, chat }) => (call ?? chat) === makes)) makes["from"] ??= this.#made.from;
      if (steps.some(({ chat }) => chat === makes)) makes["name"] ??= makes["from"];
    }
    if (steps.length > 0) {
      this.entries.push({ kind: "act", at, steps, after: this.#after });
      this.#requests.add(at, this.#counted);
      this.#lastAt = at;
    }
    for (const sentence of gaps) this.#addGap(at, sentence);
  }

  /** Returns an agent with its state if the session continues after other events of this instant, so that the steps can wait for them. */
  #findStateToExpect(): Extract<SessionEntry, { kind: "act" }>["after"] {
    const { center } = this.#world;
    const { at, event } = this.#lastEvent ?? {};
    if (event === undefined || at !== center.now || this.#lastAt === center.now) return undefined;
    const agent = "agent" in event ? event.agent : center.state.agents.keys().next().value;
    return agent === undefined ? undefined : { agent, state: stateOf(center, agent).name };
  }

  #onEvent(logged: LoggedEvent): void {
    const { event, cause } = logged;
    this.#lastEvent = logged;
    const { type } = event;
    if (type !== "callArrived" && type !== "callDialed" && type !== "chatArrived" && type !== "chatDialed") return;
    const call = type === "chatArrived" || type === "chatDialed" ? event.chat : event.call;
    if (typeof cause === "string") this.#calls.noteCallOfOwnStep(call, cause);
    else this.#made ??= { call, from: event.caller };
  }

  #addGap(at: Instant, sentence: string): void {
    this.entries.push({ kind: "gap", at, sentence });
  }
}

function isAccepted(answer: TapedAnswer | undefined): boolean {
  return answer === undefined || Number(answer.code) < 300;
}
