// Plans the actions of agents on autopilot in conferences: they answer when they are called, and may leave after some time.
import { type AgentEvent, type AgentId, type Center, conferenceOf, type Distribution } from "../../core/index.ts";
import type { AutopilotBehavior } from "./autopilot-behavior.ts";
import type { ScriptTimer } from "./stage.ts";

type ConferenceTimer = Extract<ScriptTimer, { do: `autopilot-${string}-conference` }>;

/** A planned action of an agent in a conference, and the time until it. */
export interface ConferencePlan {
  readonly after: Distribution;
  /** The random stream of the time. */
  readonly stream: string;
  readonly timer: ConferenceTimer;
}

/** Returns the plan of an agent after an event; undefined if it does nothing. */
export function planInConference(event: AgentEvent, behavior: AutopilotBehavior): ConferencePlan | undefined {
  if (event.type === "conferenceRinging") return planAnswer(event.agent, event.conference, behavior);
  if (event.type === "joinedConference") return planLeave(event.agent, event.conference, behavior);
  return undefined;
}

/** Returns the plan of an agent for its present conference, which it is in or is called into; undefined if it does nothing. */
export function planNow(center: Center, agent: AgentId, behavior: AutopilotBehavior): ConferencePlan | undefined {
  const found = conferenceOf(center, agent);
  if (found === undefined || found.participant.state === "alerting") return undefined;
  const plan = found.participant.state === "here" ? planLeave : planAnswer;
  return plan(agent, found.conference.id, behavior);
}

function planAnswer(agent: AgentId, conference: number, { answer }: AutopilotBehavior): ConferencePlan | undefined {
  if (answer === undefined) return undefined;
  const timer = { do: "autopilot-answer-conference", agent, conference } as const;
  return { after: answer, stream: `autopilot-answer-conference/${agent}`, timer };
}

function planLeave(agent: AgentId, conference: number, { talk }: AutopilotBehavior): ConferencePlan | undefined {
  if (talk === undefined) return undefined;
  const timer = { do: "autopilot-leave-conference", agent, conference } as const;
  return { after: talk, stream: `autopilot-leave-conference/${agent}`, timer };
}
