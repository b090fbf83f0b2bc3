// A TLS connection on a raw socket, for processes with thousands of clients: it parses as little of an answer as possible.
import { connect } from "node:tls";

const HEADERS_END = "\r\n\r\n";
const CONTENT_TYPE = "application/json; charset=UTF-8";

/**
 * An answer.
 * @typedef {object} Answer
 * @property {string} head status line and headers
 * @property {string} body each byte as one character
 */

/** A connection that sends one request at a time. */
export class Connection {
  #socket;
  #received = "";
  #pending = { resolve: () => {}, reject: () => {} };
  #failure = "the server closed a connection";

  /**
   * Opens a connection to a port of 127.0.0.1.
   * @param {number} port
   * @param {import("node:tls").SecureContext} secureContext trusts the server; shared by all connections of a process
   * @returns {Promise<Connection>} rejects if the handshake fails
   */
  static open(port, secureContext) {
    return new Promise((resolve, reject) => {
      const connection = new Connection(port, secureContext, () => resolve(connection));
      connection.#pending = { resolve, reject };
    });
  }

  constructor(port, secureContext, onOpen) {
    this.#socket = connect({ host: "127.0.0.1", port, secureContext }, onOpen);
    this.#socket.setNoDelay(true);
    this.#socket.setEncoding("latin1").on("data", (text) => this.#receive(text));
    this.#socket.on("error", (error) => {
      this.#failure = error.message;
    });
    this.#socket.once("close", () => this.#pending.reject(new Error(this.#failure)));
  }

  /**
   * Sends a request. Resolves with its answer.
   * @param {string} text see `buildRequest`
   * @returns {Promise<Answer>} rejects if the connection ends first
   */
  request(text) {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      if (this.#socket.destroyed) reject(new Error(this.#failure));
      else this.#socket.write(text);
    });
  }

  /** Closes the connection. A request that waits is rejected. */
  close() {
    this.#socket.destroy();
  }

  #receive(text) {
    this.#received += text;
    const end = this.#received.indexOf(HEADERS_END);
    if (end === -1) return;
    const head = this.#received.slice(0, end);
    const length = Number(head.match(/^content-length: *(\d+)/im)?.[1] ?? 0);
    const body = this.#received.slice(end + HEADERS_END.length);
    if (body.length < length) return;
    this.#received = "";
    this.#pending.resolve({ head, body });
  }
}

/**
 * Returns a request as text.
 * @param {string} method
 * @param {string} path
 * @param {{ guid?: string, body?: string }} [more] `body`: ASCII
 * @returns {string}
 */
export function buildRequest(method, path, { guid, body = "" } = {}) {
  const length = method === "GET" ? "" : `Content-Length: ${body.length}\r\n`;
  const identity = guid === undefined ? "" : `Guid: ${guid}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${CONTENT_TYPE}\r\n${identity}${length}\r\n${body}`;
}
