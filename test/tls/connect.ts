// A real HTTPS server and a client that trusts one CA and nothing else, for the tests of certificates.
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import type { PeerCertificate, SecureContextOptions, SecureVersion, TLSSocket } from "node:tls";

/** What a client saw of the server. */
export interface Seen {
  readonly protocol: string | null;
  readonly body: string;
  readonly peer: PeerCertificate;
}

/** Serves one request on a free port with the pair, and what else there is, and asks for it; rejects with what the client says. */
export async function connect(
  pair: SecureContextOptions,
  trusted: string,
  version: SecureVersion,
  ciphers?: string,
): Promise<Seen> {
  const server = createServer(pair, (_request, response) => response.end("hello"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise<Seen>((done, fail) => {
      const versions = { minVersion: version, maxVersion: version, ...(ciphers !== undefined && { ciphers }) };
      const client = { port, host: "127.0.0.1", ca: trusted, agent: false, ...versions };
      get(client, (response) => {
        const socket = response.socket as TLSSocket;
        const seen = { protocol: socket.getProtocol(), peer: socket.getPeerCertificate() };
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          body += part;
        });
        response.on("end", () => done({ ...seen, body }));
      }).on("error", fail);
    });
  } finally {
    server.close();
  }
}
