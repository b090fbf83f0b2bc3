// The client of client.cjs, for ES modules.
import client from "./client.cjs";

/** See client.cjs. */
export const { AgentClient } = client;
