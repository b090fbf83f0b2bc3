// One request and its one answer: whoever answers it, it is written, journalled and logged here.
import type { IncomingMessage, ServerResponse } from "node:http";
import { failureEnvelope, writeAnswer } from "./envelope.ts";
import type { GatewayHost, GatewayWorld } from "./host.ts";
import type { Retcode } from "./retcodes.ts";

/** A request as it is read here: Fastify's is such, and one that was taken before it. */
export interface Asking {
  readonly raw: IncomingMessage;
  readonly query: unknown;
  readonly body: unknown;
}

export class Exchange {
  readonly request: Asking;
  readonly response: ServerResponse;
  readonly world: GatewayWorld;
  /** What stands in the path where the agent's id belongs. */
  readonly agent: string | undefined;
  readonly #host: GatewayHost;
  readonly #operation: string;
  readonly #entry: number;
  readonly #receivedAt: number;
  #callback: string | undefined;

  constructor(
    host: GatewayHost,
    world: GatewayWorld,
    operation: string,
    agent: string | undefined,
    request: Asking,
    response: ServerResponse,
  ) {
    const { raw } = request;
    this.request = request;
    this.response = response;
    this.world = world;
    this.agent = agent;
    this.#host = host;
    this.#operation = operation;
    this.#entry = world.journal.open(operation, raw.method ?? "", raw.url ?? "", agent);
    this.#receivedAt = host.logRequest === undefined ? 0 : performance.now();
  }

  /** Answers with success: the whole text, and a Guid to hand out, if any. */
  answer(text: string, guid?: string): void {
    this.#write(text, "0", guid);
  }

  /** Answers with a refusal; `text` is the whole answer where it is not the usual one. */
  refuse(retcode: Retcode, text: string = failureEnvelope(retcode)): void {
    this.#write(text, retcode, undefined);
  }

  /** Calls back once: when the answer is written, or when it cannot be any more because the connection has ended. */
  whenOver(call: (written: boolean) => void): void {
    const { response, request } = this;
    const { socket } = request.raw;
    let written = false;
    const over = (): void => {
      response.off("close", over);
      socket.off("close", over);
      call(written);
    };
    response.once("finish", () => {
      written = true;
    });
    response.on("close", over);
    // An answer that stands in line behind another one of its connection does not hear of the connection's end.
    if (response.socket === null) socket.on("close", over);
  }

  /** Has the answer written as a script that calls a function with it (JSONP). */
  asScript(callback: string): void {
    this.#callback = callback;
  }

  #write(text: string, retcode: string, guid: string | undefined): void {
    if (this.#callback === undefined) writeAnswer(this.response, text, guid);
    else writeAnswer(this.response, `${this.#callback}(${text});`, guid, "application/javascript");
    this.world.journal.close(this.#entry, retcode);
    this.#host.logRequest?.({
      world: this.world.name,
      operation: this.#operation,
      agent: this.agent,
      retcode,
      ms: performance.now() - this.#receivedAt,
    });
  }
}
