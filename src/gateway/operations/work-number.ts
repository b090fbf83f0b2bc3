// Declares the shapes of work numbers in requests about other agents: one, and a list in a query.
import * as z from "zod";
import { MAX_AGENT_ID } from "../../core/index.ts";
import { numberList, wholeNumber } from "./lenient.ts";

/** Returns the shape of a work number, which may be text. Operations check whether there is such an agent. */
export const workNumber = () => wholeNumber(1, MAX_AGENT_ID);

/** Returns the shape of work numbers in a query. They can be joined by semicolons or commas, because no page shows the separator. */
export const createAgentListShape = () =>
  z.object({
    agents: numberList(8_000, /^\s*\d{1,6}(\s*[;,]\s*\d{1,6})*\s*[;,]?\s*$/).describe(
      "work numbers, joined by semicolons",
    ),
  });
