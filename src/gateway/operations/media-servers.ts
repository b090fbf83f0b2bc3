// Writes which media servers an agent is signed in to.
import { type Agent, hasMediaRight } from "../../core/index.ts";

/** Returns T or F for each of the servers for CTI, text chat and mail: whether the agent is signed in to it. FFF without a session. */
export function mediaServersOf(agent: Agent): string {
  if (agent.session === undefined) return "FFF";
  const letter = (isIn: boolean): string => (isIn ? "T" : "F");
  return `${letter(hasMediaRight(agent, "voice"))}${letter(hasMediaRight(agent, "chat"))}${letter(agent.session.details.mailm)}`;
}
