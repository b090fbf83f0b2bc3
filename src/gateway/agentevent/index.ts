// The event interfaces.
import { alive } from "./alive.ts";
import { polls } from "./poll.ts";

export const agentevent = [...polls, ...alive];
