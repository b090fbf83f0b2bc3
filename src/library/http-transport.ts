// The control API of a simulator in another process, over HTTP.
import type { IncomingMessage } from "node:http";
import { type Method, Problem, type ProblemBody } from "../control/face.ts";
import { joinSignals } from "../runtime/abort-signals.ts";
import { explainConnectionFailure } from "../runtime/connection-failure.ts";
import { Connections, readText } from "../runtime/outgoing-requests.ts";
import { givenOptions } from "./given-options.ts";
import { ConnectError, endOf } from "./request-timeout.ts";
import { ControlError, type How, REQUEST_OPTIONS, type RequestOptions, type Transport, written } from "./transport.ts";

/** The port that the control API has unless it is told another. */
const USUAL_PORT = 8044;

export class Remote implements Transport {
  /** Without a slash at the end. */
  readonly url: string;
  readonly #headers: readonly [string, string][];
  readonly #timeout: string | undefined;
  readonly #connections = new Connections();

  /** Streams that are asked for and have not begun. */
  readonly #beginning = new Set<Promise<void>>();
  /** Ends all streams that were begun since the last closing. */
  #closing = new AbortController();

  /**
   * @param url such as `http://127.0.0.1:8044`
   * @param token the one that the simulator was started with
   * @param timeout the time-out of requests without their own
   */
  constructor(url: string | URL, token: string | undefined, timeout?: string) {
    this.url = readAddress(url);
    this.#headers = headersOf(token);
    this.#timeout = timeout;
  }

  async ask(method: Method, path: string, body?: unknown, given: RequestOptions = {}, how: How = {}): Promise<unknown> {
    const { signal, timeout = this.#timeout } = givenOptions(given, REQUEST_OPTIONS);
    signal?.throwIfAborted();
    const sent = body === undefined ? undefined : how.isText === true ? String(body) : written(body);
    const end = endOf(`${method} ${this.url}${path}`, { signal, timeout }, how);
    try {
      // Who begins to follow events and then asks for something is to see what comes of it.
      await Promise.race([Promise.all(this.#beginning), aborted(end.signal)]);
      const answer = await this.#send(method, path, sent, end.signal);
      if (answer.statusCode === 204) {
        answer.resume();
        return undefined;
      }
      return await this.#read(path, answer, "application/json", end.signal);
    } finally {
      end.release();
    }
  }

  async follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const decoder = new TextDecoder();
    const stop = joinSignals([signal, this.#closing.signal]);
    let begun = (): void => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    this.#beginning.add(beginning);
    let body: IncomingMessage | undefined;
    try {
      body = await this.#begin(path, stop.signal);
      for await (const chunk of body) {
        // Every stream begins with a line, whether or not anything has happened.
        begun();
        this.#beginning.delete(beginning);
        take(decoder.decode(chunk as Uint8Array, { stream: true }));
      }
    } catch (error) {
      // One that breaks off has not ended as a stream does, which tells enough.
      if (!stop.signal.aborted && body === undefined) throw error;
    } finally {
      begun();
      this.#beginning.delete(beginning);
      stop.release();
    }
    return stop.signal.aborted;
  }

  /** Ends every stream from this side. */
  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
  }

  /** Begins a stream: its head must come in time, what follows may take for ever. */
  async #begin(path: string, stop: AbortSignal): Promise<IncomingMessage> {
    const options: RequestOptions = { timeout: this.#timeout };
    const late = endOf(`GET ${this.url}${path}`, options);
    // The signal of the whole stream, which the time-out joins until the head is there.
    const whole = new AbortController();
    const end = (): void => whole.abort(stop.reason);
    const giveUp = (): void => whole.abort(late.signal.reason);
    stop.addEventListener("abort", end, { once: true });
    late.signal.addEventListener("abort", giveUp, { once: true });
    try {
      return await this.#send("GET", path, undefined, whole.signal);
    } finally {
      late.signal.removeEventListener("abort", giveUp);
      late.release();
    }
  }

  async #send(method: Method, path: string, body: string | undefined, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(`${this.url}${path}`);
    let answer: IncomingMessage;
    try {
      answer = await this.#connections.send({
        method,
        url,
        headers: this.#headers,
        body: body ?? (method === "GET" || method === "DELETE" ? undefined : ""),
        signal,
        isRepeatable: method === "GET",
      });
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new ConnectError(this.#sayUnreached(cause, url), { cause });
    }
    const { statusCode = 0 } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    const problem = await this.#read(path, answer, "application/problem+json", signal);
    if (isProblem(problem)) throw new ControlError(problem);
    throw new ConnectError(
      isGateway(problem)
        ? `No control API answers at ${this.url}: it is a gateway. ${adviceFor(this.url)}`
        : `${url} answers with HTTP ${statusCode}, and is not the control API of a simulator.`,
    );
  }

  #sayUnreached(error: unknown, url: URL): string {
    const { kind, sentence } = explainConnectionFailure(error, url);
    if (kind === "inside") return `No simulator was reached at ${this.url}: ${sentence}.`;
    if (url.protocol === "https:" && kind !== "not-listening" && kind !== "unknown-host") {
      return `No simulator answers at ${this.url}: the control API speaks plain HTTP. ${adviceFor(this.url)}`;
    }
    // As the gateway's HTTPS port does to who speaks plain HTTP.
    if (kind === "closed") return `No control API answers at ${this.url}: ${sentence}. ${adviceFor(this.url)}`;
    return `No simulator answers at ${this.url}: ${sentence}. Start one, or look at its --control-port.`;
  }

  /** The body: of one type as a value, of others as text. */
  async #read(path: string, answer: IncomingMessage, type: string, signal: AbortSignal): Promise<unknown> {
    const isValue = answer.headers["content-type"]?.startsWith(type) === true;
    try {
      const text = (await readText(answer, signal)) ?? "";
      return isValue ? JSON.parse(text) : text;
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new ConnectError(`${this.url}${path} answers with what cannot be read.`, { cause });
    }
  }
}

/** Says where the control API is, to a program that has the gateway's address. The usual port is left out where it is the one that was tried. */
function adviceFor(url: string): string {
  const usual =
    Number(new URL(url).port) === USUAL_PORT ? "" : ` It is ${USUAL_PORT} unless --control-port says another.`;
  return `If this is the gateway's port, use the control API's, which the simulator names when it starts.${usual}`;
}

/** Whether an answer is what a gateway says to addresses that are not its own. */
function isGateway(body: unknown): boolean {
  return typeof body === "string" && body.includes("/agentgateway/resource");
}

/** Rejects when a signal aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** An address without what may stand around it. */
function readAddress(given: unknown): string {
  const text = String(given ?? "").trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) {
    const found = text === "" ? "nothing" : JSON.stringify(text);
    const form = "http and where the control API is, such as http://127.0.0.1:8044";
    throw new ConnectError(`${found} is not a valid address of a simulator: use ${form}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ConnectError(
      "A user and a password in the address are of no use: leave them out, and give the token as an option.",
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** An empty token is how a variable of the environment says that there is none. */
function headersOf(token: string | undefined): [string, string][] {
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
