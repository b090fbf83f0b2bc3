// Where a scenario plays: the center, its chance, and the entries that the script books on the clock.
import type { AgentId, CallId, Center, Chance, Duration, ShownState, SignInDetails, TimerId } from "../core/index.ts";
import type { CenterPlan } from "./center-plan.ts";
import { fill, type MadeUp, phoneNumber, type Variables } from "./made-up.ts";

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

export interface Stage {
  readonly center: Center;
  readonly chance: Chance;
  readonly plan: CenterPlan;
  readonly variables: Variables;
  readonly madeUp: MadeUp | undefined;
  /** Books an entry of the script, so many milliseconds from now. */
  book(after: Duration, timer: ScriptTimer): TimerId;
  /** Tells a person what did not go as the script has it; `line` is the step's. */
  report(line: number, sentence: string): void;
}

/** A text of the scenario with its templates filled; what is made up comes from the stream of chance that is named. */
export function fillIn({ chance, madeUp, variables }: Stage, template: string, stream: string): string {
  return fill(template, { chance, stream, variables, madeUp });
}

/** The number a call comes from: what the script says, or a made-up one. */
export function callerNumber(stage: Stage, template: string | undefined, stream: string): string {
  return template === undefined ? phoneNumber(stage.chance, stream) : fillIn(stage, template, stream);
}

export type AgentStateName = ShownState["name"];

/** The state of an agent as a script names it. */
export function stateName(center: Center, id: AgentId): AgentStateName {
  return center.stateOf(id).name;
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
