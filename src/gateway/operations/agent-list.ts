// Declares the shape of a list of agents in a query.
import * as z from "zod";
import { numberList } from "./lenient.ts";

/** The shape of work numbers in a query parameter. Semicolons and commas can join them, because no page shows the separator. */
export const agentList = () =>
  z.object({
    agents: numberList(8_000, /^\s*\d{1,6}(\s*[;,]\s*\d{1,6})*\s*[;,]?\s*$/).describe(
      "work numbers, joined by semicolons",
    ),
  });
