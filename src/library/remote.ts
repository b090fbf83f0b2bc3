// The control API of a simulator in another process, over HTTP.
import { type Method, Problem, type ProblemBody } from "../control/face.ts";
import { ControlError, type How, type Transport, written } from "./transport.ts";

/** No simulator answers at the address, or something else does. */
export class ConnectError extends Error {
  readonly code = "CCGW_NO_SIMULATOR";

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "ConnectError";
  }
}

export class Remote implements Transport {
  /** Without a slash at the end. */
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** Streams that are asked for and have not begun. */
  readonly #beginning = new Set<Promise<void>>();
  /** Ends all streams that were begun since the last closing. */
  #closing = new AbortController();

  /** `url`: such as `http://127.0.0.1:8044`; `token`: the one that the simulator was started with. */
  constructor(url: string | URL, token: string | undefined) {
    this.url = readAddress(url);
    this.#headers = headersOf(token);
  }

  async ask(method: Method, path: string, body?: unknown, { isText, signal }: How = {}): Promise<unknown> {
    // Who begins to follow events and then asks for something is to see what comes of it.
    await Promise.all(this.#beginning);
    const sent = isText === true ? String(body) : written(body);
    const response = await this.#fetch(path, {
      method,
      ...(body === undefined || sent === undefined ? {} : { body: sent }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.status === 204) return undefined;
    return this.#read(response, "application/json", signal);
  }

  async follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const decoder = new TextDecoder();
    const stop = AbortSignal.any([signal, this.#closing.signal]);
    let begun = (): void => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    this.#beginning.add(beginning);
    let body: Response["body"] = null;
    try {
      ({ body } = await this.#fetch(path, { signal: stop }));
      for await (const chunk of body ?? []) {
        // Every stream begins with a line, whether or not anything has happened.
        begun();
        this.#beginning.delete(beginning);
        take(decoder.decode(chunk as Uint8Array, { stream: true }));
      }
    } catch (error) {
      // One that breaks off has not ended as a stream does, which tells enough.
      if (!stop.aborted && body === null) throw error;
    } finally {
      begun();
      this.#beginning.delete(beginning);
    }
    return stop.aborted;
  }

  /** Ends every stream from this side. */
  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const url = `${this.url}${path}`;
    let response: Response;
    try {
      response = await fetch(url, { ...init, headers: this.#headers });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      const advice = url.startsWith("https:")
        ? "the control API speaks plain HTTP; HTTPS is the gateway's."
        : "start one, or look at its --control-port.";
      throw new ConnectError(`No simulator answers at ${this.url}: ${advice}`, { cause });
    }
    if (response.ok) return response;
    const problem = await this.#read(response, "application/problem+json", init.signal ?? undefined);
    if (isProblem(problem)) throw new ControlError(problem);
    throw new ConnectError(`${url} answers with HTTP ${response.status}, and is no control API of a simulator.`);
  }

  /** The body: of one type as a value, of others as text. */
  async #read(response: Response, type: string, signal: AbortSignal | undefined): Promise<unknown> {
    const isValue = response.headers.get("content-type")?.startsWith(type) === true;
    try {
      return await (isValue ? response.json() : response.text());
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new ConnectError(`${response.url} answers with what cannot be read.`, { cause });
    }
  }
}

/** An address without what may stand around it. */
function readAddress(given: unknown): string {
  const text = String(given ?? "").trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) {
    const found = text === "" ? "nothing" : JSON.stringify(text);
    const form = "http and where the control API is, such as http://127.0.0.1:8044";
    throw new ConnectError(`${found} is no address of a simulator: ${form}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ConnectError(
      "A user and a password in the address are of no use: leave them out, and give the token as an option.",
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** An empty token is how a variable of the environment says that there is none. */
function headersOf(token: string | undefined): Readonly<Record<string, string>> {
  if (token === undefined || token === null || token === "") return {};
  if (!/^[\x21-\x7e]+$/.test(token)) {
    const sentence = "This is no control token: letters, digits and other visible ASCII characters, no spaces.";
    throw new ControlError(new Problem("token-needed", sentence).body);
  }
  return { Authorization: `Bearer ${token}` };
}

function isProblem(value: unknown): value is ProblemBody {
  const { type } = Object(value) as { type?: unknown };
  return typeof type === "string" && type.startsWith("urn:ccgw:problem:");
}
