// The stage of a scenario: its center, its random numbers, and the timers that it schedules on the clock.
import {
  type AgentId,
  type CallId,
  type Center,
  type Chance,
  type ConferenceId,
  type Duration,
  makeDefaultPhone,
  type ShownState,
  type SignInDetails,
  stateOf,
  type TimerId,
  type Turn,
} from "../../core/index.ts";
import type { CenterPlan } from "../center/center-plan.ts";
import type { WrittenFault } from "../faults/fault-rule.ts";
import type { FakerWords, Variables } from "./generated-values.ts";
import type { Outcome } from "./outcome.ts";

/** A timer of a scenario. It is plain data, as all entries of the clock are. */
export type ScriptTimer =
  /** A track continues with its next step. */
  | { do: "go-on"; track: number }
  /** The wait of a track times out. */
  | { do: "give-up"; track: number }
  /** Tracks and traffic check again what has changed. */
  | { do: "recheck" }
  /** The next customer of a traffic flow calls a queue, or begins a chat with it. */
  | { do: "arrival"; traffic: number }
  /** A customer of a traffic flow calls an agent directly. */
  | { do: "personal-call"; traffic: number; agent: AgentId }
  /** A customer in a chat writes its next text, or leaves. */
  | { do: "chat-reply"; chat: CallId }
  /** An agent on autopilot answers, hangs up, ends its wrap-up, or begins or ends an inspection. */
  | { do: "autopilot-answer"; agent: AgentId; call: CallId }
  | { do: "autopilot-hang-up"; agent: AgentId; call: CallId }
  | { do: "autopilot-wrap-up-over"; agent: AgentId }
  | { do: "autopilot-inspect"; agent: AgentId }
  | { do: "autopilot-stop-inspecting"; agent: AgentId }
  /** An agent on autopilot joins the conference that calls it, or leaves it. */
  | { do: "autopilot-answer-conference"; agent: AgentId; conference: ConferenceId }
  | { do: "autopilot-leave-conference"; agent: AgentId; conference: ConferenceId }
  /** An agent on autopilot answers a chat, writes in it, or ends it. */
  | { do: "autopilot-chat-answer"; agent: AgentId; chat: CallId }
  | { do: "autopilot-chat-text"; agent: AgentId; chat: CallId }
  | { do: "autopilot-chat-end"; agent: AgentId; chat: CallId };

/** The faults of the world, as steps use them. */
export interface StepFaults {
  /** Returns the reasons why a fault can't be added, as sentences; empty if it can. */
  problemsOf(fault: WrittenFault): readonly string[];
  add(fault: WrittenFault): void;
  clear(): void;
}

/** The parts of a world that a scenario plays with. */
export interface Stage {
  readonly center: Center;
  readonly faults: StepFaults;
  readonly chance: Chance;
  readonly plan: CenterPlan;
  readonly variables: Variables;
  readonly fakerWords: FakerWords | undefined;
  /** Schedules a timer in `after` milliseconds; `turn` is its place among those that are due at that instant. */
  schedule(after: Duration, timer: ScriptTimer, turn?: Turn): TimerId;
  /** Records a request that an agent's client has made or would have made, by its name in the gateway. */
  recordRequest(operation: string, agent: AgentId): void;
  /** Records the outcome of an expectation. */
  recordOutcome(outcome: Omit<Outcome, "at">): void;
}

/** The name of an agent's state. */
export type AgentStateName = ShownState["name"];

/** Returns the state of an agent as scenarios name it. */
export function nameOfState(center: Center, id: AgentId): AgentStateName {
  return stateOf(center, id).name;
}

/**
 * Returns the telephone number of an agent that the simulator plays. Agents that the center has not admitted yet get the default number.
 */
export function phoneOf(center: Center, id: AgentId): string {
  return center.agent(id)?.phone ?? makeDefaultPhone(id);
}

/** Returns the sign-in details of an agent that the simulator plays. */
export function makePlayedDetails(phone: string, autoEnterIdle: boolean): SignInDetails {
  return {
    phone,
    autoAnswer: false,
    autoEnterIdle,
    releasePhone: true,
    agentType: "phone",
    status: "idle",
    ip: "127.0.0.1",
    push: undefined,
    // The simulator takes everything that the agent may take, chats too.
    webm: true,
    mailm: false,
    phoneLinkage: false,
  };
}
