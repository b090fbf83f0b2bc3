// Explains why an HTTP request of the simulator got no response.

/** The kind of failure; `inside` means that something in this process refused the request before it was sent. */
export type RequestFailureKind =
  | "not-listening"
  | "unknown-host"
  | "unreachable"
  | "certificate"
  | "no-tls"
  | "closed"
  | "not-http"
  | "inside";

/** The failure of a request. */
export interface RequestFailure {
  readonly kind: RequestFailureKind;
  /** A sentence without its capital letter and full stop. */
  readonly sentence: string;
}

/** Matches the codes of refused certificates: from Node's check of names and from OpenSSL's check of chains. */
const CERTIFICATE_CODE =
  /^(?:ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/**
 * Returns the kind of a failure, and a sentence about it.
 *
 * @param error the reason of the failure: an error of Node or any other value.
 * @param url the URL of the request.
 * @param trustHint how to make a certificate accepted, as the end of a sentence.
 */
export function explainRequestFailure(
  error: unknown,
  { protocol, host, hostname, port }: URL,
  trustHint = "NODE_EXTRA_CA_CERTS names a file with the CA to trust",
): RequestFailure {
  // If a host has several addresses, there is one error for each address. They usually have the same cause.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code: given, syscall, message = String(first) } = Object(first) as NodeJS.ErrnoException;
  // The code of a DOMException, such as that of an aborted signal, is a number.
  const code = typeof given === "string" ? given : "";
  const where = port === "" ? `${host}:${protocol === "https:" ? 443 : 80}` : host;
  if (syscall === "getaddrinfo") {
    return { kind: "unknown-host", sentence: `the host name ${JSON.stringify(hostname)} cannot be resolved (${code})` };
  }
  if (code === "ECONNREFUSED" && syscall !== undefined) {
    return { kind: "not-listening", sentence: `nothing listens at ${where}` };
  }
  if (/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/.test(code)) {
    return { kind: "closed", sentence: `${where} closed the connection before its answer was complete` };
  }
  if (CERTIFICATE_CODE.test(code)) {
    const sentence = `the certificate of ${where} is not accepted: ${message} (${code}); ${trustHint}`;
    return { kind: "certificate", sentence };
  }
  if (code === "EPROTO" || /^ERR_(?:SSL|TLS)_/.test(code)) {
    return {
      kind: "no-tls",
      sentence: `no TLS connection to ${where} could be made (${code}): it may speak plain HTTP`,
    };
  }
  if (code.startsWith("HPE_")) return { kind: "not-http", sentence: `${where} does not answer with HTTP (${code})` };
  if (syscall !== undefined) return { kind: "unreachable", sentence: `${where} cannot be reached (${code})` };
  return { kind: "inside", sentence: `the request was refused inside this process: ${message}` };
}
