// The real gateway as a server that requests are forwarded to, byte for byte.
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP, type Socket, connect as tcpConnect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { headerOf, requestHeaders } from "../forwarding/passed-headers.ts";

/** Where the real gateway is, and how its certificate is checked. */
export interface RealGatewayOptions {
  /** Its URL, without a path. */
  readonly url: string;
  /** The certificates (PEM) of which one must have issued its certificate; undefined: those that Node trusts. */
  readonly ca: string | undefined;
  /** Whether any certificate is accepted. */
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
      // A client's reset is passed on, and only a TCP socket of its own can be reset.
      socket: tcp,
      host,
      // A server name is never an address.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
      rejectUnauthorized: !isInsecure,
    });
  }

  /** The client has its 100 Continue already, so the gateway is not asked for one. */
  headersForTarget(request: IncomingMessage): string[] {
    return requestHeaders(request, (name) => name === "expect");
  }

  /** Each connection of a client has its own connection to the gateway, so the headers about connections are passed on as well. */
  headersForClient({ rawHeaders }: { readonly rawHeaders: string[] }, response: ServerResponse): string[] {
    // Otherwise Node would add headers that the gateway has not sent.
    if (headerOf(rawHeaders, "connection") === undefined) response.removeHeader("Connection");
    if (headerOf(rawHeaders, "transfer-encoding") === undefined) response.removeHeader("Transfer-Encoding");
    return rawHeaders;
  }
}
