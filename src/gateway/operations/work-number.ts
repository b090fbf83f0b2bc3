// Declares the shape of a work number in requests about another agent.
import { MAX_AGENT_ID } from "../../core/index.ts";
import { wholeNumber } from "./lenient.ts";

/** Returns the shape of a work number, which may be text. Operations check whether there is such an agent. */
export const workNumber = () => wholeNumber(1, MAX_AGENT_ID);
