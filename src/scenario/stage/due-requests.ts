// Finds the requests that agents on autopilot make when their timers are due.
import {
  type Agent,
  answerCall,
  answerConference,
  type Center,
  cancelWrapUp,
  conferenceOf,
  leaveConference,
  legsOf,
  releaseCall,
} from "../../core/index.ts";
import type { AutopilotTimer } from "./autopilot-timers.ts";

/** A request of an agent: its name in the gateway, and what it does. */
interface DueRequest {
  readonly operation: string;
  readonly perform: () => unknown;
}

/** Returns the request of an agent when a timer is due; undefined if it is no longer possible, or if the timer is one of inspections. */
export function findDueRequest(center: Center, agent: Agent, timer: AutopilotTimer): DueRequest | undefined {
  const { id } = agent;
  if (timer.do === "autopilot-wrap-up-over") {
    if (agent.session?.state.name !== "wrapUp") return undefined;
    return { operation: "cancelWork", perform: () => center.perform(cancelWrapUp, { agent: id }) };
  }
  if ("conference" in timer) {
    const { conference, participant } = conferenceOf(center, id) ?? {};
    if (conference?.id !== timer.conference || conference.chair === id) return undefined;
    if (timer.do === "autopilot-answer-conference") {
      if (participant?.state !== "ringing") return undefined;
      return { operation: "answerAgentConf", perform: () => center.perform(answerConference, { agent: id }) };
    }
    if (participant?.state !== "here") return undefined;
    return { operation: "requestLeaveAgentConf", perform: () => center.perform(leaveConference, { agent: id }) };
  }
  if (!("call" in timer)) return undefined;
  // The call may have ended meanwhile, and the agent may be in another one.
  const { call } = timer;
  const leg = legsOf(center, agent).find((found) => found.call.id === call)?.leg;
  if (timer.do === "autopilot-answer") {
    if (leg?.state !== "ringing") return undefined;
    return { operation: "answer", perform: () => center.perform(answerCall, { agent: id, call }) };
  }
  if (leg?.state !== "talking") return undefined;
  return { operation: "release", perform: () => center.perform(releaseCall, { agent: id }) };
}
