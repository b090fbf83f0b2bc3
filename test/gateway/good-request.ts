// Declares the type of a good request, which an operation accepts.
// The folder of each group lists one for every operation.
import type { Client, Gateway } from "../support/gateway.ts";

/** A good request of an operation: the parts of its path besides the agent id, its query and its body. */
export interface GoodRequest {
  /** Members that replace those of the default center. */
  readonly center?: Record<string, unknown>;
  readonly parts?: readonly string[];
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** The retcode of a good request to an interface that the simulator always refuses, because it has no data for it. */
  readonly refused?: string;
  /** Prepares the request. Before it, agent 101 has signed in with manual answer and has fetched its events. */
  readonly before?: (gateway: Gateway, ada: Client) => unknown;
}

/** Good requests of a group's operations, by the names in its table. */
export type GoodRequests<Table> = { readonly [Name in keyof Table]?: GoodRequest };

/** Returns the path below the root, with agent 101 (or another id) and the parts of the good request filled in. */
export function pathOf(path: string, { parts = [], query }: GoodRequest, id = "101"): string {
  const rest = [...parts];
  const filled = path.slice(1).replace(/:(\w+)/g, (_, name) => (name === "agentid" ? id : (rest.shift() ?? "1")));
  return query === undefined ? filled : `${filled}?${query}`;
}
