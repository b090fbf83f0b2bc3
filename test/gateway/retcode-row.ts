// How a retcode comes about: a row of the table that each folder of operations has for the retcodes of its group.
import type { Client, Gateway } from "../support/gateway.ts";

/** Sends what leads to the retcode, and returns the answer. `ada` is agent 101, who is signed in. */
export type Provoke = (ada: Client, gateway: Gateway) => Promise<{ retcode: string }>;

export type RetcodeRow = readonly [retcode: string, operation: string, provoke: Provoke];
