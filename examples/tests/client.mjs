// The client of client.cjs, for ECMAScript modules.
import client from "./client.cjs";

export const { AgentClient } = client;
