// Refuses a poll if the code that answers it throws.
import type { Exchange } from "../exchange/exchange.ts";
import { WORLD_FAILED } from "../refusal-reasons.ts";

/** Runs the code that answers a poll. If it throws, refuses the poll, which may no longer be among the held ones, and throws the error. */
export function refuseOnError(exchange: Exchange, answer: () => void): void {
  try {
    answer();
  } catch (error) {
    if (!exchange.response.headersSent) exchange.refuse("000-004", WORLD_FAILED);
    throw error;
  }
}
