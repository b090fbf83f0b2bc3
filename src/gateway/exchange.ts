// One request and its one answer: whoever answers it, it is written, journalled and logged here.
import type { ServerResponse } from "node:http";
import type { FastifyRequest } from "fastify";
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
  readonly request: FastifyRequest;
  readonly response: ServerResponse;
  readonly world: GatewayWorld;
  readonly deliveries: Deliveries;
  /** What stands in the path where the agent's id belongs. */
  readonly agent: string | undefined;
  readonly #host: GatewayHost;
  readonly #operation: string;
  readonly #entry: number;
  readonly #receivedAt: number;

  constructor(
    { host, deliveries }: GatewayParts,
    world: GatewayWorld,
    operation: string,
    agent: string | undefined,
    request: FastifyRequest,
    response: ServerResponse,
  ) {
    const { raw } = request;
    this.request = request;
    this.response = response;
    this.world = world;
    this.deliveries = deliveries;
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
      agent: this.agent,
      retcode,
      ms: performance.now() - this.#receivedAt,
    });
  }
}
