// HTTP requests that the simulator itself makes: over connections of its own, so that no dispatcher, agent, proxy or mock of the program that it
// runs in takes part. Node's classes are taken once, when this module is loaded, because mocks replace them later.
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type Socket } from "node:net";
import { type AddressCheck, checkedLookup, RefusedAddress } from "./checked-lookup.ts";

const { ClientRequest, Agent: PlainAgent } = { ...http };
const { Agent: SecureAgent } = { ...https };

/** How long a connection is kept that nothing uses (milliseconds): shorter than most servers keep theirs. */
const IDLE = 4_000;

/** A request. */
export interface OutgoingRequest {
  readonly method: string;
  /** An http or https address without name and password. */
  readonly url: URL;
  /** Names and values, in the order in which they are sent, behind Host and Connection. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** Ends the request, or the reading of its answer. */
  readonly signal: AbortSignal;
  /** Whether it is sent again on a fresh connection, when a kept one is reset before any byte of an answer has come. */
  readonly isRepeatable: boolean;
}

/** Connections that are kept and used again. Two instances never share one. */
export class Connections {
  readonly #check: AddressCheck | undefined;
  readonly #plain = new PlainAgent({ keepAlive: true, timeout: IDLE });
  readonly #secure = new SecureAgent({ keepAlive: true, timeout: IDLE });

  /** @param check says of every address before it is connected to whether that may be done; without it, every address may. */
  constructor(check?: AddressCheck) {
    this.#check = check;
  }

  /**
   * Sends a request; resolves with the head of the answer. Redirects are not followed.
   *
   * @throws RefusedAddress; what Node says of the connection; or the reason of the signal.
   */
  async send(request: OutgoingRequest): Promise<http.IncomingMessage> {
    const { url, signal, isRepeatable } = request;
    const isSecure = url.protocol === "https:";
    await this.#checkLiteral(url);
    try {
      return await this.#sendOver(isSecure ? this.#secure : this.#plain, request, "keep-alive");
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      if (!isRepeatable || signal.aborted) throw error.cause;
      return await this.#sendOver(isSecure ? new SecureAgent() : new PlainAgent(), request, "close");
    }
  }

  /** Cuts every connection. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  /** Checks a host that is an address: Node does not look it up. */
  async #checkLiteral(url: URL): Promise<void> {
    const host = hostOf(url);
    if (this.#check === undefined || isIP(host) === 0) return;
    const refusal = await this.#check(host, portOf(url));
    if (refusal !== undefined) throw new RefusedAddress(refusal);
  }

  async #sendOver(
    agent: http.Agent,
    { method, url, headers, body, signal }: OutgoingRequest,
    connection: "keep-alive" | "close",
  ): Promise<http.IncomingMessage> {
    signal.throwIfAborted();
    const port = portOf(url);
    const options: http.RequestOptions = {
      agent,
      protocol: url.protocol,
      host: hostOf(url),
      port,
      path: `${url.pathname}${url.search}`,
      method,
      // As a list, headers keep their order and case.
      headers: [
        ...["host", url.host, "connection", connection],
        ...headers.flat(),
        ...(body === undefined ? [] : ["content-length", String(Buffer.byteLength(body))]),
      ],
      ...(this.#check === undefined ? {} : { lookup: checkedLookup(this.#check, port) }),
    };
    const sent = new ClientRequest(options as http.ClientRequestArgs);
    const end = (): void => void sent.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    signal.addEventListener("abort", end, { once: true });
    sent.once("close", () => signal.removeEventListener("abort", end));
    try {
      return await answerOf(sent, body);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  }
}

function answerOf(sent: http.ClientRequest, body: string | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let socket: Socket | undefined;
    let readBefore = 0;
    sent.once("socket", (one) => {
      socket = one;
      readBefore = one.bytesRead;
    });
    sent.once("response", resolve);
    // A server may close a connection that is idle in the moment in which it is used again.
    sent.on("error", (error: NodeJS.ErrnoException) => {
      const isReset = /^(?:ECONNRESET|EPIPE)$/.test(error.code ?? "");
      const isStale = isReset && sent.reusedSocket && socket?.bytesRead === readBefore;
      reject(isStale ? new StaleConnection(error) : error);
    });
    sent.once("close", () => reject(Object.assign(new Error("closed without an answer"), { code: "ECONNRESET" })));
    sent.end(body);
  });
}

/** Reads the body of an answer as text; undefined when it has more bytes than `most`. */
export async function readText(
  answer: http.IncomingMessage,
  signal: AbortSignal,
  most = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > most) return undefined;
      parts.push(part);
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
  return Buffer.concat(parts).toString("utf8");
}

/** A kept connection was reset before any byte of an answer had come. */
class StaleConnection extends Error {
  constructor(cause: unknown) {
    super("A kept connection was reset.", { cause });
  }
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function portOf({ protocol, port }: URL): number {
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}
