// Forwards requests to a real gateway without the simulator's Guids.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ForwardTarget } from "../../../forwarding/forward-target.ts";
import { replaceGuids } from "./guids-in-headers.ts";
import type { SpiedSessions } from "./spied-sessions.ts";

/** A real gateway that never gets a Guid of the simulator. */
export class SpiedGateway implements ForwardTarget {
  readonly #gateway: ForwardTarget;
  readonly #sessions: SpiedSessions;

  constructor(gateway: ForwardTarget, sessions: SpiedSessions) {
    this.#gateway = gateway;
    this.#sessions = sessions;
  }

  connect(): Socket {
    return this.#gateway.connect();
  }

  toTargetHeaders(request: IncomingMessage): string[] {
    const headers = this.#gateway.toTargetHeaders(request);
    return replaceGuids(headers, (guid) => (this.#sessions.isSimulated(guid) ? undefined : guid));
  }

  toClientHeaders(answer: { readonly rawHeaders: string[] }, response: ServerResponse): string[] {
    return this.#gateway.toClientHeaders(answer, response);
  }
}
