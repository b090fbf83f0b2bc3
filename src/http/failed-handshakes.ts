// Logs the probable cause of each failed TLS handshake, because clients report little about it.
import type { Server, Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** The probable causes, by the code of the error. */
const CAUSES: readonly (readonly [code: RegExp, cause: string])[] = [
  [/HTTP_REQUEST/, "it speaks plain HTTP, and this port HTTPS: its address must begin with https://"],
  [
    /UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE/,
    "it does not trust the certificate: give it the CA, which the ready line names",
  ],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|WRONG_VERSION_NUMBER/, "it speaks no TLS 1.2 or 1.3"],
  [/NO_SHARED_CIPHER|HANDSHAKE_FAILURE/, "it and this port have no cipher in common"],
  [/HANDSHAKE_TIMEOUT/, "it was not finished in time"],
];

const failedSockets = new WeakSet<Socket>();

/** Returns whether the TLS handshake of a connection failed, so that it can't be answered. */
export function isHandshakeFailure(socket: Socket): boolean {
  return failedSockets.has(socket);
}

/** Warns about every failed handshake, unless the client closed the connection, as port scanners do. */
export function reportFailedHandshakes(server: Server, warn: (sentence: string) => void): void {
  // Prepended, because Node's own listener reports the failure again, as an HTTP error.
  server.prependListener("tlsClientError", (error: Error & { readonly code?: string }, socket: TLSSocket) => {
    failedSockets.add(socket);
    const { code = "" } = error;
    if (code === "ECONNRESET") return;
    const cause = CAUSES.find(([form]) => form.test(code))?.[1] ?? (code === "" ? error.message : code);
    warn(`The TLS handshake with ${socket.remoteAddress ?? "a client"} failed: ${cause}.`);
  });
}
