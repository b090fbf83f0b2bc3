// Stores the calls that steps have made, for later steps that use a named one or the last one.

import type { AgentId, Call, CallId, Center } from "../../core/index.ts";
import { show } from "../../forms/show.ts";
import { StepFailure } from "./step-failure.ts";
import type { TemplateCallFacts } from "./template.ts";

/** The calls of steps in a snapshot. */
export interface StepCallsSnapshot {
  readonly named: readonly (readonly [name: string, call: TemplateCallFacts])[];
  readonly last?: CallId;
}

/** The calls of a scenario by name. */
export class StepCalls {
  readonly #center: Center;
  readonly #named = new Map<string, TemplateCallFacts>();
  #last: CallId | undefined;

  constructor(center: Center) {
    this.#center = center;
  }

  /** Returns the calls as plain data. */
  snapshot(): StepCallsSnapshot {
    return { named: [...this.#named], ...(this.#last === undefined ? {} : { last: this.#last }) };
  }

  /** Restores the calls of a snapshot. */
  restore({ named, last }: StepCallsSnapshot): void {
    for (const [name, call] of named) this.#named.set(name, call);
    this.#last = last;
  }

  /** The last call of any step; undefined if there is none. */
  get last(): CallId | undefined {
    return this.#last;
  }

  /** Adds a call, which becomes the last one, and names it if `as` is given. */
  add(call: CallId, as: string | undefined): void {
    this.#last = call;
    this.name(call, as);
  }

  /** Names a call if `as` is given. The last call stays the same. */
  name(call: CallId, as: string | undefined): void {
    if (as !== undefined) this.#named.set(as, this.#readFacts(call));
  }

  /** Returns the id of a named call; undefined if no name is given; a failure if no step has given this name to a call. */
  findNamed(as: string | undefined): CallId | undefined | StepFailure {
    if (as === undefined) return undefined;
    const facts = this.factsOf(as);
    return facts instanceof StepFailure ? facts : facts.callid;
  }

  /** Returns the facts about a named call, even after the call is over; a failure if no step has given this name to a call. */
  factsOf(as: string): TemplateCallFacts | StepFailure {
    return this.#named.get(as) ?? new StepFailure(`no step has made a call named ${show(as)} yet`);
  }

  /** Returns the id of the newest current call for which a predicate is true; undefined if there is none. */
  findNewest(matches: (call: Call) => boolean): CallId | undefined {
    return [...this.#center.state.calls.values()].findLast(matches)?.id;
  }

  /** Returns the id of the newest call with an outside party that an agent is in or that waits for it; a failure if there is none. */
  customerCallOf(agent: AgentId): CallId | StepFailure {
    const { session, waiting = [] } = this.#center.agent(agent) ?? {};
    const calls = new Set([...(session?.calls ?? []), ...waiting]);
    const found = this.findNewest(({ id, outside }) => calls.has(id) && outside.length > 0);
    return found ?? new StepFailure(`agent ${agent} has no call with an outside party`);
  }

  /** Returns the facts about a call. If it failed immediately, they come from the log; without an entry there, the numbers are empty. */
  #readFacts(callid: CallId): TemplateCallFacts {
    const call = this.#center.call(callid);
    if (call !== undefined) return { callid, from: call.caller, called: call.called };
    for (const { event } of this.#center.log.recent().reverse()) {
      if ((event.type === "callArrived" || event.type === "callDialed") && event.call === callid) {
        return { callid, from: event.caller, called: event.called };
      }
    }
    return { callid, from: "", called: "" };
  }
}
