// Calls the control API of a simulator in another process over HTTP.
import type { IncomingMessage } from "node:http";
import { type Duration, type Method, Problem, type ProblemBody } from "../../control/api-types.ts";
import { joinSignals, rejectWhenAborted } from "../../runtime/abort-signals.ts";
import { Connections, readText } from "../../runtime/outgoing-requests.ts";
import { explainRequestFailure } from "../../runtime/request-failure.ts";
import { pickOptions } from "./pick-options.ts";
import { ConnectError, createRequestSignal } from "./request-timeout.ts";
import {
  ControlError,
  type InternalOptions,
  REQUEST_OPTION_NAMES,
  type RequestOptions,
  type Transport,
  toJson,
} from "./transport.ts";

/** The default port of the control API. */
const DEFAULT_PORT = 8044;

/** The transport of a simulator in another process. */
export class HttpTransport implements Transport {
  /** The URL of the control API, without a trailing slash. */
  readonly url: string;
  readonly #headers: readonly [string, string][];
  readonly #timeout: Duration | undefined;
  readonly #connections: Connections;

  /** Streams that were requested and have not sent anything yet. */
  readonly #startingStreams = new Set<Promise<void>>();
  /** Ends all streams that began since the last `close`. */
  #closing = new AbortController();

  /**
   * @param url the URL of the control API, such as `http://127.0.0.1:8044`.
   * @param token the token of the control API; undefined or empty if it has none.
   * @param timeout the default timeout of requests, such as `5m`.
   * @param ca the certificates to trust for https, as PEM; by default those that Node trusts.
   * @throws ConnectError if the URL is not valid, ControlError if the token is not valid.
   */
  constructor(url: string | URL, token: string | undefined, timeout?: Duration, ca?: string) {
    this.url = readUrl(url);
    this.#headers = createHeaders(token);
    this.#timeout = timeout;
    this.#connections = new Connections(undefined, ca);
  }

  async request(
    method: Method,
    path: string,
    body?: unknown,
    given: RequestOptions = {},
    internal: InternalOptions = {},
  ): Promise<unknown> {
    const { signal, timeout = this.#timeout } = pickOptions(given, REQUEST_OPTION_NAMES);
    signal?.throwIfAborted();
    const sent = body === undefined ? undefined : internal.isText === true ? String(body) : toJson(body);
    const deadline = createRequestSignal(`${method} ${this.url}${path}`, { signal, timeout }, internal);
    try {
      // A program that starts to follow events and then sends a request must see the events of that request.
      await Promise.race([Promise.all(this.#startingStreams), rejectWhenAborted(deadline.signal)]);
      const response = await this.#send(method, path, sent, deadline.signal);
      if (response.statusCode === 204) {
        response.resume();
        return undefined;
      }
      return await this.#read(path, response, "application/json", deadline.signal);
    } finally {
      deadline.release();
    }
  }

  async stream(path: string, onText: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const decoder = new TextDecoder();
    const stop = joinSignals([signal, this.#closing.signal]);
    let markBegun = (): void => {};
    const beginning = new Promise<void>((resolve) => {
      markBegun = resolve;
    });
    this.#startingStreams.add(beginning);
    let body: IncomingMessage | undefined;
    try {
      body = await this.#openStream(path, stop.signal);
      for await (const chunk of body) {
        // The control API sends a first line immediately, even if there are no events.
        markBegun();
        this.#startingStreams.delete(beginning);
        onText(decoder.decode(chunk as Uint8Array, { stream: true }));
      }
    } catch (error) {
      // After the response began, an interrupted stream is reported by the missing end of the stream.
      if (!stop.signal.aborted && body === undefined) throw error;
    } finally {
      markBegun();
      this.#startingStreams.delete(beginning);
      stop.release();
    }
    return stop.signal.aborted;
  }

  /** Ends all streams from this side. */
  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
  }

  /** Begins a stream. The timeout limits the wait for the head of the response, not for the stream. */
  async #openStream(path: string, stop: AbortSignal): Promise<IncomingMessage> {
    const options: RequestOptions = { timeout: this.#timeout };
    const deadline = createRequestSignal(`GET ${this.url}${path}`, options);
    // The timeout can abort the stream only until the head has arrived.
    const streamController = new AbortController();
    const onStop = (): void => streamController.abort(stop.reason);
    const onTimeout = (): void => streamController.abort(deadline.signal.reason);
    stop.addEventListener("abort", onStop, { once: true });
    deadline.signal.addEventListener("abort", onTimeout, { once: true });
    try {
      return await this.#send("GET", path, undefined, streamController.signal);
    } finally {
      deadline.signal.removeEventListener("abort", onTimeout);
      deadline.release();
    }
  }

  async #send(method: Method, path: string, body: string | undefined, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(`${this.url}${path}`);
    let response: IncomingMessage;
    try {
      response = await this.#connections.send({
        method,
        url,
        headers: this.#headers,
        body: body ?? (method === "GET" || method === "DELETE" ? undefined : ""),
        signal,
        isRepeatable: method === "GET",
      });
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new ConnectError(this.#describeConnectFailure(cause, url), { cause });
    }
    const { statusCode = 0 } = response;
    if (statusCode >= 200 && statusCode < 300) return response;
    const problem = await this.#read(path, response, "application/problem+json", signal);
    if (isProblem(problem)) throw new ControlError(problem);
    throw new ConnectError(
      isGateway(problem)
        ? `No control API answers at ${this.url}: it is a gateway. ${buildPortAdvice(this.url)}`
        : `${url} is not the control API of a simulator: it answers with HTTP ${statusCode}.`,
    );
  }

  #describeConnectFailure(error: unknown, url: URL): string {
    const { kind, sentence } = explainRequestFailure(error, url);
    if (kind === "inside") return `No simulator was reached at ${this.url}: ${sentence}.`;
    const isBelowPath = this.url !== url.origin;
    if (kind === "certificate" && isBelowPath) {
      return `No simulator was reached at ${this.url}: ${sentence}. Or pass the CA as PEM in the option ca.`;
    }
    if (url.protocol === "https:" && !isBelowPath && kind !== "not-listening" && kind !== "unknown-host") {
      return `No simulator answers at ${this.url}: the control port speaks plain HTTP. ${buildPortAdvice(this.url)}`;
    }
    // The gateway's HTTPS port closes connections of clients that speak plain HTTP.
    if (kind === "closed") return `No control API answers at ${this.url}: ${sentence}. ${buildPortAdvice(this.url)}`;
    return `No simulator answers at ${this.url}: ${sentence}. Start one, or check its --control-port.`;
  }

  /** Reads the body of a response: as a value if it has this JSON type, else as text. */
  async #read(path: string, response: IncomingMessage, type: string, signal: AbortSignal): Promise<unknown> {
    const isValue = response.headers["content-type"]?.startsWith(type) === true;
    try {
      const text = (await readText(response, signal)) ?? "";
      return isValue ? JSON.parse(text) : text;
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new ConnectError(`The response of ${this.url}${path} cannot be read.`, { cause });
    }
  }
}

/**
 * Returns advice for a program that may use the address of the gateway. It names the default port, unless that is the port of the address.
 */
function buildPortAdvice(url: string): string {
  const hint = Number(new URL(url).port) === DEFAULT_PORT ? "" : ` The default is ${DEFAULT_PORT}.`;
  const port = "use the port of the control API, which the simulator prints when it starts";
  return `If this is the port of the gateway, ${port}.${hint} With --control-on-gateway, it is also below /ccgw of this port.`;
}

/** Returns whether a body is the response of a gateway to an unknown address. */
function isGateway(body: unknown): boolean {
  return typeof body === "string" && body.includes("/agentgateway/resource");
}

/** Returns the URL of a simulator without surrounding blanks and trailing slashes. */
function readUrl(given: unknown): string {
  const text = String(given ?? "").trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) {
    const wrong =
      text === ""
        ? "the address of a simulator is missing"
        : `${JSON.stringify(text)} is not a valid address of a simulator`;
    throw new ConnectError(`${wrong}: use the URL of its control API, such as http://127.0.0.1:8044`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ConnectError(
      "The address of the simulator has a user or a password: leave them out, and use the option token.",
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** Returns the headers of all requests. An empty token means none, as in an environment variable that is set to nothing. */
function createHeaders(token: string | undefined): [string, string][] {
  if (token === undefined || token === null || token === "") return [];
  if (!/^[\x21-\x7e]+$/.test(token)) {
    const sentence =
      "This is not a valid control token: use letters, digits and other visible ASCII characters, no spaces.";
    throw new ControlError(new Problem("token-needed", sentence).body);
  }
  return [["Authorization", `Bearer ${token}`]];
}

function isProblem(value: unknown): value is ProblemBody {
  const { type } = Object(value) as { type?: unknown };
  return typeof type === "string" && type.startsWith("urn:ccgw:problem:");
}
