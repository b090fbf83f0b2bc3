// Why a request of the simulator's own got no answer, in words.

/** What kind of failure it was: `inside`: something in this process refused, before anything went out. */
export type ConnectionFailureKind =
  | "not-listening"
  | "unknown-host"
  | "unreachable"
  | "certificate"
  | "no-tls"
  | "closed"
  | "not-http"
  | "inside";

export interface ConnectionFailure {
  readonly kind: ConnectionFailureKind;
  /** As a sentence without its capital and its full stop. */
  readonly sentence: string;
}

/** What certificates are refused with, by Node's own check of names and by OpenSSL's of chains. */
const CERTIFICATE =
  /^(?:ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/** Returns what went wrong when a request to an address failed with an error of Node's, or with anything else. */
export function reasonOf(error: unknown, { protocol, host, hostname, port }: URL): ConnectionFailure {
  // With several addresses of one host, one error stands for each; they mostly agree.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code = "", syscall, message = String(first) } = Object(first) as NodeJS.ErrnoException;
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
  if (CERTIFICATE.test(code)) {
    const sentence = `the certificate of ${where} is not accepted: ${message} (${code}); NODE_EXTRA_CA_CERTS names a file with the CA to trust`;
    return { kind: "certificate", sentence };
  }
  if (code === "EPROTO" || /^ERR_(?:SSL|TLS)_/.test(code)) {
    return {
      kind: "no-tls",
      sentence: `no TLS connection to ${where} comes about (${code}): does it speak plain HTTP?`,
    };
  }
  if (code.startsWith("HPE_")) return { kind: "not-http", sentence: `${where} does not answer in HTTP (${code})` };
  if (syscall !== undefined) return { kind: "unreachable", sentence: `${where} cannot be reached (${code})` };
  return { kind: "inside", sentence: `the request was refused inside this process: ${message}` };
}
