// Posts pushes to the receivers of clients, over connections that open only to permitted addresses.

import { joinSignals, type TimeOut } from "../../runtime/abort-signals.ts";
import { Connections, readText } from "../../runtime/outgoing-requests.ts";
import { PushHosts, type PushRules } from "./push-hosts.ts";

/** The maximum size of an answer in bytes. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** The maximum number of client addresses whose connections are kept. Those of the oldest address are dropped first. */
const MAX_CLIENT_ADDRESSES = 1_000;

/** The rules of a gateway on loopback that opens no ports, as in tests. */
const DEFAULT_RULES: PushRules = { hosts: [], listenAddress: () => "127.0.0.1", isOwnPort: () => false };

/** The HTTP request of a push. */
export interface Push {
  readonly uri: string;
  /** The address that the client signed in from: it decides where pushes may go. */
  readonly from: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The answer of a receiver to a push. */
export interface ReceiverAnswer {
  readonly status: number;
  /** The body; undefined if it is longer than 64 KiB. */
  readonly text: string | undefined;
}

/** The connections to the receivers of all clients of a simulator. */
export class PushReceivers {
  readonly #hosts: PushHosts;
  readonly #byClientAddress = new Map<string, Connections>();

  constructor(rules: PushRules = DEFAULT_RULES) {
    this.#hosts = new PushHosts(rules);
  }

  /**
   * Posts a push. Redirects are not followed: the push must go to the address that the client gave.
   *
   * @throws TypeError if `uri` is not a URL, URIError if its credentials can't be decoded, RefusedAddress if pushes may not go there, an
   *   error of Node about the connection, or the reason of the timeout or the signal
   */
  async post({ uri, from, headers, body }: Push, signal: AbortSignal, timeOut: TimeOut): Promise<ReceiverAnswer> {
    const url = new URL(uri);
    const joined = joinSignals([signal], timeOut);
    try {
      const answer = await this.#connectionsOf(from).send({
        method: "POST",
        url,
        headers: [...headers, ...credentialsOf(url)],
        body,
        signal: joined.signal,
        isRepeatable: true,
      });
      return { status: answer.statusCode ?? 0, text: await readText(answer, joined.signal, MAX_ANSWER_BYTES) };
    } finally {
      joined.release();
    }
  }

  /** Closes the kept connections. */
  close(): void {
    for (const connections of this.#byClientAddress.values()) connections.close();
    this.#byClientAddress.clear();
  }

  /** Returns the connections for the clients at one address. Addresses share none, because the address decides where pushes may go. */
  #connectionsOf(from: string | undefined): Connections {
    const known = this.#byClientAddress.get(from ?? "");
    if (known !== undefined) return known;
    if (this.#byClientAddress.size >= MAX_CLIENT_ADDRESSES) {
      const [oldest] = this.#byClientAddress.keys();
      // Requests in progress continue; idle connections time out.
      if (oldest !== undefined) this.#byClientAddress.delete(oldest);
    }
    const created = new Connections((address, port) => this.#hosts.explainRefusal(from, address, port));
    this.#byClientAddress.set(from ?? "", created);
    return created;
  }
}

/** Returns the name and password of an address as an Authorization header; no header if the address has neither. */
function credentialsOf({ username, password }: URL): [string, string][] {
  if (username === "" && password === "") return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return [["Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`]];
}
