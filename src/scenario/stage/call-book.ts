// The calls that steps have made, so that later steps can mean them: by name, or the last one.
import type { AgentId, Call, CallId, Center } from "../../core/index.ts";
import { StepFailure } from "./step-failure.ts";
import type { CallFacts } from "./template.ts";

/** A call book written down. */
export interface CallBookSnapshot {
  readonly named: readonly (readonly [name: string, call: CallFacts])[];
  readonly last?: CallId;
}

export class CallBook {
  readonly #center: Center;
  readonly #named = new Map<string, CallFacts>();
  #last: CallId | undefined;

  constructor(center: Center) {
    this.#center = center;
  }

  /** Written down, to go on from here. */
  snapshot(): CallBookSnapshot {
    return { named: [...this.#named], ...(this.#last === undefined ? {} : { last: this.#last }) };
  }

  /** Goes on as the call book that was written down. */
  restore({ named, last }: CallBookSnapshot): void {
    for (const [name, call] of named) this.#named.set(name, call);
    this.#last = last;
  }

  /** The last call that any step made. */
  get last(): CallId | undefined {
    return this.#last;
  }

  /** A step has made a call, which is the last one from now on, and may have named it. */
  note(call: CallId, as: string | undefined): void {
    this.#last = call;
    this.name(call, as);
  }

  /** A step has made a call and may have named it; the last one remains what it was. */
  name(call: CallId, as: string | undefined): void {
    if (as !== undefined) this.#named.set(as, this.#facts(call));
  }

  /** The call of a name, the last one if several had it; undefined for no name. */
  named(as: string | undefined): CallId | undefined | StepFailure {
    if (as === undefined) return undefined;
    const factsOf = this.told(as);
    return factsOf instanceof StepFailure ? factsOf : factsOf.callid;
  }

  /** What can be told of the call of a name, also when it is over. */
  told(as: string): CallFacts | StepFailure {
    return this.#named.get(as) ?? new StepFailure(`no step has made a call named ${JSON.stringify(as)} yet`);
  }

  /** The newest call under way of which something is true. */
  newest(fits: (call: Call) => boolean): CallId | undefined {
    return [...this.#center.state.calls.values()].findLast(fits)?.id;
  }

  /** The newest call with someone outside that an agent takes part in, or that waits for it by name. */
  customerOf(agent: AgentId): CallId | StepFailure {
    const { session, waiting = [] } = this.#center.agent(agent) ?? {};
    const calls = new Set([...(session?.calls ?? []), ...waiting]);
    const found = this.newest(({ id, outside }) => calls.has(id) && outside.length > 0);
    return found ?? new StepFailure(`agent ${agent} has no call with an outside party`);
  }

  /** A call that failed as soon as it was made has left the center, and is in the log. */
  #facts(callid: CallId): CallFacts {
    const there = this.#center.call(callid);
    if (there !== undefined) return { callid, from: there.caller, called: there.called };
    for (const { event } of this.#center.log.recent().reverse()) {
      if ((event.type === "callArrived" || event.type === "callDialed") && event.call === callid) {
        return { callid, from: event.caller, called: event.called };
      }
    }
    return { callid, from: "", called: "" };
  }
}
