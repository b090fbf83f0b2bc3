// One request and its one answer: whoever answers it, it is written, journalled and logged here.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Deliveries } from "./delivery.ts";
import { failureEnvelope, writeAnswer } from "./envelope.ts";
import type { GatewayHost, GatewayWorld } from "./host.ts";
import type { Retcode } from "./retcodes.ts";

/** What the gateway is made of: where it gets its worlds from, and how their events reach clients. */
export interface GatewayParts {
  readonly host: GatewayHost;
  readonly deliveries: Deliveries;
}

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly world: GatewayWorld;
  readonly deliveries: Deliveries;
  readonly #host: GatewayHost;
  readonly #operation: string;
  readonly #agent: string | undefined;
  readonly #entry: number;
  readonly #receivedAt: number;

  constructor(
    { host, deliveries }: GatewayParts,
    world: GatewayWorld,
    operation: string,
    agent: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    this.#host = host;
    this.deliveries = deliveries;
    this.world = world;
    this.#operation = operation;
    this.#agent = agent;
    this.request = request;
    this.response = response;
    this.#entry = world.journal.open(operation, request.method ?? "", request.url ?? "", agent);
    this.#receivedAt = host.logRequest === undefined ? 0 : performance.now();
  }

  /** Answers with success: the whole text, and a Guid to hand out, if any. */
  answer(text: string, guid?: string): void {
    this.#write(text, "0", guid);
  }

  /** Answers with a refusal. */
  refuse(retcode: Retcode): void {
    this.#write(failureEnvelope(retcode), retcode, undefined);
  }

  #write(text: string, retcode: string, guid: string | undefined): void {
    writeAnswer(this.response, text, guid);
    this.world.journal.close(this.#entry, retcode);
    this.#host.logRequest?.({
      world: this.world.name,
      operation: this.#operation,
      agent: this.#agent,
      retcode,
      ms: performance.now() - this.#receivedAt,
    });
  }
}
