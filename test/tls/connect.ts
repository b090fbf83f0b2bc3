// Connects an HTTPS client that trusts only one CA to a real HTTPS server, for tests of certificates.
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import type { PeerCertificate, SecureContextOptions, SecureVersion, TLSSocket } from "node:tls";
import { waitFor, waitForEvent } from "../support/waiting.ts";

/** The connection as the client sees it. */
export interface Connection {
  readonly protocol: string | null;
  readonly body: string;
  readonly peer: PeerCertificate;
}

/**
 * Serves one request on a free port and sends it.
 *
 * @param pair options of the server, with its certificate and key.
 * @param trusted the only CA that the client trusts, as PEM.
 * @throws the error of the client; Error if there is no answer after five minutes.
 */
export async function connect(
  pair: SecureContextOptions,
  trusted: string,
  version: SecureVersion,
  ciphers?: string,
): Promise<Connection> {
  const server = createServer(pair, (_request, response) => response.end("hello"));
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const connection = new Promise<Connection>((done, fail) => {
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
    return await waitFor(connection, `there is no answer over ${version}`);
  } finally {
    server.close();
  }
}
