// The shape of a list of agents in a query.
import * as z from "zod";
import { numberList } from "./lenient.ts";

/** Work numbers in a query parameter, joined by semicolons or commas: no page shows the separator. */
export const agentList = () =>
  z.object({
    agents: numberList(8_000, /^\s*\d{1,6}(\s*[;,]\s*\d{1,6})*\s*[;,]?\s*$/).describe(
      "work numbers, joined by semicolons",
    ),
  });
