// The type of a row of the retcode tables: a request that leads to a retcode. Each folder of operations has a table for its group.
import type { Client, Gateway } from "../support/gateway.ts";

/** Sends the request that leads to the retcode, and returns the answer. `ada` is agent 101, who is signed in. */
export type Provoke = (ada: Client, gateway: Gateway) => Promise<{ retcode: string }>;

/** `center`: members of the center, where the usual ones do not lead to the retcode. */
export type RetcodeRow = readonly [
  retcode: string,
  operation: string,
  provoke: Provoke,
  center?: Readonly<Record<string, unknown>>,
];
