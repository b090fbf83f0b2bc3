// Connects to the real gateway, so that requests can be forwarded to it byte for byte.
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP, type Socket, connect as tcpConnect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { prepareAnswerHeaders } from "../forwarding/answer-headers.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { filterRequestHeaders } from "../forwarding/forwarded-headers.ts";

/** The URL of a real gateway, and how to check its certificate. */
export interface RealGatewayOptions {
  /** Its URL, without a path. */
  readonly url: string;
  /** The certificates (PEM) of the CAs that are trusted; undefined for those that Node trusts. */
  readonly ca: string | undefined;
  /** Whether every certificate is accepted without a check. */
  readonly isInsecure: boolean;
}

/** A real gateway that requests are forwarded to. */
export class RealGateway implements ForwardTarget {
  readonly #url: URL;
  readonly #options: RealGatewayOptions;

  constructor(options: RealGatewayOptions) {
    this.#url = new URL(options.url);
    this.#options = options;
  }

  connect(): Socket {
    const { protocol, hostname, port } = this.#url;
    const host = hostname.replace(/^\[|\]$/g, "");
    const isSecure = protocol === "https:";
    const tcp = tcpConnect({ host, port: Number(port) || (isSecure ? 443 : 80), noDelay: true });
    if (!isSecure) return tcp;
    const { ca, isInsecure } = this.#options;
    return tlsConnect({
      // A separate TCP socket, because only a TCP socket can be reset when the client resets its connection.
      socket: tcp,
      host,
      // TLS allows no IP address as a server name.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
      rejectUnauthorized: !isInsecure,
    });
  }

  /** Returns all headers but `Expect`: the client has its 100 Continue already. */
  toTargetHeaders(request: IncomingMessage): string[] {
    return filterRequestHeaders(request, (name) => name === "expect");
  }

  /** Returns all headers. Those of the connection are included, because each client has a separate connection to the gateway. */
  toClientHeaders(answer: { readonly rawHeaders: string[] }, response: ServerResponse): string[] {
    return prepareAnswerHeaders(answer, response);
  }
}
