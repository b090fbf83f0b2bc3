// Posts pushes to the servers of clients, over connections that go only where pushes may go.

import { joinSignals, type TimeOut } from "../../runtime/abort-signals.ts";
import { Connections, readText } from "../../runtime/outgoing-requests.ts";
import { PushHosts, type PushRules } from "./push-hosts.ts";

/** The most of an answer that is read, in bytes: an acknowledgement is short. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** From so many addresses of clients connections are kept; those of the first go when there are more. */
const MAX_CLIENT_ADDRESSES = 1_000;

/** Those of a gateway that is bound to loopback and has no ports, as in a test. */
const DEFAULT_RULES: PushRules = { hosts: [], boundTo: () => "127.0.0.1", isOwnPort: () => false };

/** A push as it is sent. */
export interface Push {
  readonly uri: string;
  /** The address that the client signed in from: it decides where pushes may go. */
  readonly from: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface ReceiverAnswer {
  readonly status: number;
  /** The body; undefined when it is longer than an acknowledgement can be. */
  readonly text: string | undefined;
}

/** The servers of all clients of a simulator. */
export class PushReceivers {
  readonly #hosts: PushHosts;
  readonly #byClientAddress = new Map<string, Connections>();

  constructor(rules: PushRules = DEFAULT_RULES) {
    this.#hosts = new PushHosts(rules);
  }

  /**
   * Posts a push. Redirects are not followed: whoever is called must be whom the client named.
   *
   * @throws when the callee may not or cannot be reached, breaks off, or has not answered wholly when the signal or the time-out ends it.
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

  /** Cuts every connection. */
  close(): void {
    for (const connections of this.#byClientAddress.values()) connections.close();
    this.#byClientAddress.clear();
  }

  /** The connections for clients at one address: one that was allowed for them may not be for others. */
  #connectionsOf(from: string | undefined): Connections {
    const known = this.#byClientAddress.get(from ?? "");
    if (known !== undefined) return known;
    if (this.#byClientAddress.size >= MAX_CLIENT_ADDRESSES) {
      const [oldest] = this.#byClientAddress.keys();
      // What is under way goes on; kept connections end by themselves.
      if (oldest !== undefined) this.#byClientAddress.delete(oldest);
    }
    const made = new Connections((address, port) => this.#hosts.explainRefusal(from, address, port));
    this.#byClientAddress.set(from ?? "", made);
    return made;
  }
}

/** The name and password in an address, as the header that they stand for. */
function credentialsOf({ username, password }: URL): [string, string][] {
  if (username === "" && password === "") return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return [["Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`]];
}
