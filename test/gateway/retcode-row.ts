// Declares the row of a retcode table: a request that leads to a retcode.
// Each folder of operations has a table for its group.
import type { Client, Gateway } from "../support/gateway.ts";

/** Sends the request that leads to the retcode, and returns the answer. `ada` is agent 101, who is signed in. */
export type Provoke = (ada: Client, gateway: Gateway) => Promise<{ retcode: string }>;

/** A retcode, its operation, and the request that leads to it. `center` has members that replace those of the default center. */
export type RetcodeRow = readonly [
  retcode: string,
  operation: string,
  provoke: Provoke,
  center?: Readonly<Record<string, unknown>>,
];
