// A worker as a server that requests are forwarded to.
import { connect } from "node:net";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { HOP_HEADER, hopHeaderOf } from "../http/hop.ts";

/**
 * Returns the target for the requests to a port of a worker.
 *
 * @param secret shows the worker that they come from this process
 */
export function hopTarget(port: number, secret: string): ForwardTarget {
  return {
    connect: () => connect({ host: "127.0.0.1", port, noDelay: true }),
    ownHeaders: (client) => [HOP_HEADER, hopHeaderOf(client, secret)],
  };
}
