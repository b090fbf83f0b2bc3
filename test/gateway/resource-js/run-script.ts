// Runs the gateway's JavaScript client with an XMLHttpRequest of the tests, which records requests as text and answers them.
import { createContext, runInContext } from "node:vm";
import { createScript } from "../../../src/gateway/resource-js/script.ts";
import { KNOWN_INTERFACES } from "../../../src/words/known-interfaces.ts";

/** The address of the gateway in the tests. */
export const API = "http://gw.test/agentgateway/resource/";

/** An answer of the gateway. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

const EMPTY_SUCCESS: Answer = { headers: { "Content-Type": "application/json" }, text: '{"message":"","retcode":"0"}' };

/** Runs the client as a page does. `answers` are given in order; further requests get an empty success. */
export function runScript(answers: Answer[] = [], globals: Record<string, unknown> = {}) {
  /** The requests as they would be sent: a line with method and address, the headers, an empty line and the body. */
  const sent: string[] = [];
  const created: Xhr[] = [];

  class Xhr {
    readyState = 0;
    status = 0;
    responseText = "";
    timeout = 0;
    ontimeout: unknown;
    onreadystatechange: (() => void) | undefined;
    async = true;
    #lines: string[] = [];
    #answer: Answer = {};

    constructor() {
      created.push(this);
    }

    open(method: string, url: string, async: boolean, username: string | null, password: string | null): void {
      this.async = async;
      this.#lines = [`${method} ${url}`];
      if (username !== null) this.#lines.push(`(as ${username}, ${password})`);
      this.readyState = 1;
      this.onreadystatechange?.();
    }

    setRequestHeader(name: string, value: string): void {
      this.#lines.push(`${name}: ${value}`);
    }

    getResponseHeader(name: string): string | null {
      return this.#answer.headers?.[name] ?? null;
    }

    send(body: string | null): void {
      sent.push([...this.#lines, ...(body === null ? [] : ["", body])].join("\n"));
      this.#answer = answers.shift() ?? EMPTY_SUCCESS;
      const { status = 200, text = "" } = this.#answer;
      this.status = status;
      this.responseText = text;
      this.readyState = 4;
      this.onreadystatechange?.();
    }
  }

  const page = createContext({ XMLHttpRequest: Xhr, ...globals });
  runInContext(createScript(KNOWN_INTERFACES)(API), page);
  /** Runs code of the page, and returns its value as plain data. */
  const run = (code: string): unknown => {
    const text = JSON.stringify(runInContext(code, page)) as string | undefined;
    return text === undefined ? undefined : JSON.parse(text);
  };
  return { sent, created, run };
}
