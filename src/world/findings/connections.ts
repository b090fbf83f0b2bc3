// Counts the connections of a world's clients: a new connection for every request is a finding.
import type { Instant } from "../../core/index.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import type { Client } from "./client.ts";
import type { Who } from "./finding.ts";
import type { Findings } from "./findings.ts";
import { connectionPerRequest, isHabit } from "./kinds/connection-per-request.ts";

export interface ConnectionsParts {
  readonly findings: Findings;
  /** Which connection a request came on, by its number in the journal; serials grow with time. */
  connectionOf(entry: number): number;
}

export class Connections {
  readonly #parts: ConnectionsParts;
  #newest = 0;

  constructor(parts: ConnectionsParts) {
    this.#parts = parts;
  }

  /** Returns the connection that a request came on. Counts a new one for its client; any other ends the counting. */
  note(request: WatchedRequest, client: Client, who: Who, now: Instant): number {
    const connection = this.#parts.connectionOf(request.entry);
    if (connection <= this.#newest) {
      client.newConnections = 0;
      return connection;
    }
    this.#newest = connection;
    if (request.isSecure && isHabit(client, now)) {
      this.#parts.findings.add(connectionPerRequest, who, request.entry, client.newConnections);
    }
    return connection;
  }
}
