// Sends the HTTP requests of the simulator: pushes, and requests of the library.
//
// The requests have separate connections, so that no dispatcher, agent, proxy or mock of the surrounding program affects them. Node's
// classes are read once, when this module is loaded, because mocks replace them later.
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type Socket } from "node:net";
import { type AddressCheck, createCheckedLookup, RefusedAddress } from "./checked-lookup.ts";

const { ClientRequest, Agent: PlainAgent } = { ...http };
const { Agent: SecureAgent } = { ...https };

/** The time for which an idle connection is kept: shorter than most servers keep it. */
const IDLE_TIMEOUT_MS = 4_000;

/** An HTTP request of the simulator. */
export interface OutgoingRequest {
  readonly method: string;
  /** An http or https URL without user name and password. */
  readonly url: URL;
  /** Names and values, sent in this order after Host and Connection. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** Aborts the request, or the reading of its response. */
  readonly signal: AbortSignal;
  /** Whether to send the request again on a new connection if a kept one is reset before the first byte of a response. */
  readonly isRepeatable: boolean;
}

/** A pool of connections that are kept for further requests. Pools share no connections. */
export class Connections {
  readonly #check: AddressCheck | undefined;
  readonly #plain = new PlainAgent({ keepAlive: true, timeout: IDLE_TIMEOUT_MS });
  readonly #trust: https.AgentOptions;
  readonly #secure: https.Agent;

  /**
   * @param check decides for each address whether it may be connected to; by default all may.
   * @param ca the certificates to trust, as PEM; by default those that Node trusts.
   */
  constructor(check?: AddressCheck, ca?: string) {
    this.#check = check;
    this.#trust = ca === undefined ? {} : { ca };
    this.#secure = new SecureAgent({ keepAlive: true, timeout: IDLE_TIMEOUT_MS, ...this.#trust });
  }

  /**
   * Sends a request. It does not follow redirects.
   *
   * @returns the response, with its head read and its body still to read.
   * @throws RefusedAddress, an error of Node about the connection, or the reason of the signal.
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
      return await this.#sendOver(isSecure ? new SecureAgent(this.#trust) : new PlainAgent(), request, "close");
    }
  }

  /** Closes all connections. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  /** Checks a host that is an address, because Node calls no lookup function for it. */
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
      // Headers in a list keep their order and case.
      headers: [
        ...["host", url.host, "connection", connection],
        ...headers.flat(),
        ...(body === undefined ? [] : ["content-length", String(Buffer.byteLength(body))]),
      ],
      ...(this.#check === undefined ? {} : { lookup: createCheckedLookup(this.#check, port) }),
    };
    const sent = new ClientRequest(options as http.ClientRequestArgs);
    const end = (): void => void sent.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    signal.addEventListener("abort", end, { once: true });
    sent.once("close", () => signal.removeEventListener("abort", end));
    try {
      return await awaitResponse(sent, body);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  }
}

function awaitResponse(sent: http.ClientRequest, body: string | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let socket: Socket | undefined;
    let readBefore = 0;
    sent.once("socket", (assigned) => {
      socket = assigned;
      readBefore = assigned.bytesRead;
    });
    sent.once("response", resolve);
    // A server may close an idle connection at the moment in which it is used again.
    sent.on("error", (error: NodeJS.ErrnoException) => {
      const isReset = /^(?:ECONNRESET|EPIPE)$/.test(error.code ?? "");
      const isStale = isReset && sent.reusedSocket && socket?.bytesRead === readBefore;
      reject(isStale ? new StaleConnection(error) : error);
    });
    sent.once("close", () => reject(Object.assign(new Error("closed without a response"), { code: "ECONNRESET" })));
    sent.end(body);
  });
}

/**
 * Reads the body of a response as text.
 *
 * @param maxBytes the most bytes to read.
 * @returns the text; undefined if the body is longer. The rest is then not read, and the connection is closed.
 * @throws the reason of the signal, or an error of the connection.
 */
export async function readText(
  response: http.IncomingMessage,
  signal: AbortSignal,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBytes) return undefined;
      parts.push(part);
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The error of a kept connection that was reset before the first byte of a response. */
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
