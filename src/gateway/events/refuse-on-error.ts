// Refuses a poll if the code that answers it throws.
import type { Exchange } from "../exchange/exchange.ts";
import { WORLD_FAILED } from "../refusal-reasons.ts";

/**
 * Runs the code that answers a poll. If the code throws, refuses the poll unless its answer has begun, and throws the error again. The poll
 * may no longer be held, so nothing else would answer it.
 */
export function refuseOnError(exchange: Exchange, answer: () => void): void {
  try {
    answer();
  } catch (error) {
    if (!exchange.response.headersSent) exchange.refuse("000-004", WORLD_FAILED);
    throw error;
  }
}
