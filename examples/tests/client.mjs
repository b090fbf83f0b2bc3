// The client of client.cjs, for ECMAScript modules.
import client from "./client.cjs";

/** See client.cjs. */
export const { AgentClient } = client;
