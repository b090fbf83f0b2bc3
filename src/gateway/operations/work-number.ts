// The shape of an agent's work number in requests about another agent.
import { MAX_AGENT_ID } from "../../core/index.ts";
import { wholeNumber } from "./lenient.ts";

/** A work number, also as text. Whether there is such an agent is checked later. */
export const workNumber = () => wholeNumber(1, MAX_AGENT_ID);
