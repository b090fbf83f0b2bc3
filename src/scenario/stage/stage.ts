// Where a scenario plays: the center, its chance, and the entries that the script books on the clock.
import {
  type AgentId,
  type CallId,
  type Center,
  type Chance,
  type Duration,
  defaultPhone,
  type ShownState,
  type SignInDetails,
  stateOf,
  type TimerId,
} from "../../core/index.ts";
import type { CenterPlan } from "../center/center-plan.ts";
import type { WrittenFault } from "../faults/fault-rule.ts";
import type { MadeUp, Variables } from "./made-up.ts";
import type { Outcome } from "./outcome.ts";

/** What a script books: plain data, as all entries of the clock are. */
export type ScriptTimer =
  /** A track goes on with its next step. */
  | { do: "go-on"; track: number }
  /** What a track waited for has not come in time. */
  | { do: "give-up"; track: number }
  /** Something has happened: whoever waits for it is to look. */
  | { do: "look" }
  /** The next customer of a traffic calls. */
  | { do: "arrival"; traffic: number }
  /** A customer of a traffic calls an agent by name. */
  | { do: "personal-call"; traffic: number; agent: AgentId }
  /** An agent on autopilot answers, hangs up, or is done with its wrap-up. */
  | { do: "autopilot-answer"; agent: AgentId; call: CallId }
  | { do: "autopilot-hang-up"; agent: AgentId; call: CallId }
  | { do: "autopilot-wrap-up-over"; agent: AgentId };

/** Where steps put faults. */
export interface FaultBook {
  /** What keeps a fault from being made, in sentences; none: it can be. */
  wrongWith(fault: WrittenFault): readonly string[];
  add(fault: WrittenFault): void;
  clear(): void;
}

export interface Stage {
  readonly center: Center;
  readonly faults: FaultBook;
  readonly chance: Chance;
  readonly plan: CenterPlan;
  readonly variables: Variables;
  readonly madeUp: MadeUp | undefined;
  /** Books an entry of the script, so many milliseconds from now; `last`: after all else that is due then. */
  book(after: Duration, timer: ScriptTimer, turn?: "last"): TimerId;
  /** Takes down a request that an agent's client made, or would have made: the gateway's name of it. */
  recordRequest(operation: string, agent: AgentId): void;
  /** Takes down how an expectation came out. */
  recordOutcome(outcome: Omit<Outcome, "at">): void;
}

export type AgentStateName = ShownState["name"];

/** The state of an agent as a script names it. */
export function stateName(center: Center, id: AgentId): AgentStateName {
  return stateOf(center, id).name;
}

/** The number of an agent whom the simulator plays; one whom the center has yet to admit gets the same as those whom it knows. */
export function phoneOf(center: Center, id: AgentId): string {
  return center.agent(id)?.phone ?? defaultPhone(id);
}

/** How an agent whom the simulator plays signs in. */
export function playedDetails(phone: string, autoEnterIdle: boolean): SignInDetails {
  return {
    phone,
    autoAnswer: false,
    autoEnterIdle,
    releasePhone: true,
    agentType: "phone",
    status: "idle",
    ip: "127.0.0.1",
    push: undefined,
    webm: false,
    mailm: false,
    phoneLinkage: false,
  };
}
