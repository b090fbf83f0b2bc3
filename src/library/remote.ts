// The control API of a simulator in another process, over HTTP.
import type { Method, ProblemBody } from "../control/face.ts";
import { ControlError, type Transport } from "./transport.ts";

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

  /** `url`: such as `http://127.0.0.1:8044`; `token`: the one that the simulator was started with. */
  constructor(url: string, token: string | undefined) {
    this.url = url.replace(/\/+$/, "");
    this.#headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  }

  async ask(
    method: Method,
    path: string,
    body?: unknown,
    { accept, signal }: { accept?: string; signal?: AbortSignal } = {},
  ): Promise<unknown> {
    // Who begins to follow events and then asks for something is to see what comes of it.
    await Promise.all(this.#beginning);
    const response = await this.#fetch(path, {
      method,
      headers: accept === undefined ? {} : { Accept: accept },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.status === 204) return undefined;
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return isJson ? response.json() : response.text();
  }

  async follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<void> {
    const decoder = new TextDecoder();
    let begun = (): void => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    this.#beginning.add(beginning);
    try {
      const { body } = await this.#fetch(path, { signal });
      for await (const chunk of body ?? []) {
        // Every stream begins with a line, whether or not anything has happened.
        begun();
        this.#beginning.delete(beginning);
        take(decoder.decode(chunk as Uint8Array, { stream: true }));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      begun();
      this.#beginning.delete(beginning);
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const url = `${this.url}${path}`;
    let response: Response;
    try {
      response = await fetch(url, { ...init, headers: { ...this.#headers, ...init.headers } });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ConnectError(`No simulator answers at ${this.url}: start one, or look at its --control-port.`, {
        cause: error,
      });
    }
    if (response.ok) return response;
    if (response.headers.get("content-type")?.startsWith("application/problem+json") === true) {
      throw new ControlError((await response.json()) as ProblemBody);
    }
    throw new ConnectError(`${url} answers with HTTP ${response.status}, and is no control API of a simulator.`);
  }
}
