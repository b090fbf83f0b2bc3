// Connects to the server of a client, so that pushes can be forwarded to it byte for byte.
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP, type LookupFunction, type Socket, connect as tcpConnect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { prepareAnswerHeaders } from "../../forwarding/answer-headers.ts";
import type { ForwardTarget } from "../../forwarding/forward-target.ts";
import { filterRequestHeaders, withValue } from "../../forwarding/forwarded-headers.ts";
import { type AddressCheck, createCheckedLookup, RefusedAddress } from "../../runtime/checked-lookup.ts";

/** A server that a client has named for its events. */
export class PushReceiver implements ForwardTarget {
  readonly #url: URL;
  readonly #check: AddressCheck;

  /**
   * @param url an address at the server
   * @param check decides for each address of the server whether pushes may go there
   */
  constructor(url: URL, check: AddressCheck) {
    this.#url = url;
    this.#check = check;
  }

  /** Connects to the server. The connection fails with a RefusedAddress if pushes may not go there. */
  connect(): Socket {
    const { protocol, hostname, port } = this.#url;
    const isSecure = protocol === "https:";
    const host = hostname.replace(/^\[|\]$/g, "");
    const number = Number(port) || (isSecure ? 443 : 80);
    const lookup = isIP(host) === 0 ? createCheckedLookup(this.#check, number) : this.#lookupOf(host, number);
    // Node calls the lookup function only for names, so an address gets a name here.
    const tcp = tcpConnect({ host: isIP(host) === 0 ? host : "receiver", port: number, noDelay: true, lookup });
    if (!isSecure) return tcp;
    return tlsConnect({
      // A reset is passed on. Only a separate TCP socket can be reset.
      socket: tcp,
      host,
      // A server name is never an address.
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
  }

  /** Returns the headers of a push, with the client's server in Host, as if the gateway had sent the push there. */
  toTargetHeaders(request: IncomingMessage): string[] {
    return withValue(
      filterRequestHeaders(request, (name) => name === "expect"),
      "host",
      this.#url.host,
    );
  }

  toClientHeaders(answer: { readonly rawHeaders: string[] }, response: ServerResponse): string[] {
    return prepareAnswerHeaders(answer, response);
  }

  /** Returns a lookup function that finds an address, if pushes may go there. */
  #lookupOf(address: string, port: number): LookupFunction {
    return (_name, options, callback) => {
      this.#check(address, port).then(
        (refusal) => {
          const family = isIP(address);
          if (refusal !== undefined) callback(new RefusedAddress(refusal), "");
          else if (options.all === true) callback(null, [{ address, family }]);
          else callback(null, address, family);
        },
        (failure: Error) => callback(failure, ""),
      );
    };
  }
}
