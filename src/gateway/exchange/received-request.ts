// A request as the gateway received it.
import type { IncomingMessage } from "node:http";

/** The part of a request that the gateway reads. Fastify's requests have it, and so do GETs that bypass Fastify. */
export interface IncomingRequest {
  readonly raw: IncomingMessage;
  readonly query: unknown;
  readonly body: unknown;
}

/** A request as the gateway received it. */
export class ReceivedRequest {
  readonly request: IncomingRequest;

  constructor(request: IncomingRequest) {
    this.request = request;
  }

  /** The network address of the client. */
  get remoteAddress(): string | undefined {
    return this.request.raw.socket.remoteAddress;
  }

  get isSecure(): boolean {
    return (this.request.raw.socket as { encrypted?: boolean }).encrypted === true;
  }

  get url(): string {
    return this.request.raw.url ?? "";
  }

  get isGet(): boolean {
    return this.request.raw.method === "GET";
  }

  /** Returns whether a text occurs in the address or the body. */
  mentions(text: string): boolean {
    const { raw, body } = this.request;
    return raw.url?.includes(text) === true || (typeof body === "string" && body.includes(text));
  }
}
