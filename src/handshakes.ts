// TLS handshakes that fail: the client hears next to nothing, so the log says what is likely the matter.
import type { Server } from "node:net";
import type { TLSSocket } from "node:tls";

/** What is the matter, by the code of the error. */
const MATTERS: readonly (readonly [code: RegExp, matter: string])[] = [
  [/HTTP_REQUEST/, "it speaks plain HTTP, and this port HTTPS: its address must begin with https://"],
  [
    /UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE/,
    "it does not trust the certificate: give it the CA, which the ready line names",
  ],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|WRONG_VERSION_NUMBER/, "it speaks no TLS 1.2 or 1.3"],
  [/NO_SHARED_CIPHER|HANDSHAKE_FAILURE/, "it and this port have no cipher in common"],
  [/HANDSHAKE_TIMEOUT/, "it did not come to an end in time"],
];

/** Tells of every handshake that fails for a reason. Clients that are just gone, as port scanners are, are not worth a line. */
export function tellFailedHandshakes(server: Server, warn: (sentence: string) => void): void {
  server.on("tlsClientError", (error: Error & { readonly code?: string }, socket: TLSSocket) => {
    const { code = "" } = error;
    if (code === "ECONNRESET") return;
    const matter = MATTERS.find(([form]) => form.test(code))?.[1] ?? `of ${code === "" ? error.message : code}`;
    warn(`The TLS handshake with ${socket.remoteAddress ?? "a client"} failed: ${matter}.`);
  });
}
