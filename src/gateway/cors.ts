// CORS: adds the headers that let web pages of other origins use the gateway, and answers their preflights.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/** The value that means every origin, in the option and in the header. */
const ANY_ORIGIN = "*";

/** The request headers that a page may send, besides those that every page may send. */
const ALLOWED_HEADERS = "Guid, Content-Type, X-CCGW-World";

/** The answer headers that a page may read, besides those that every page may read. */
const EXPOSED_HEADERS = "Set-GUID, Guid, JSON-Type, Content-Disposition, Content-Range";

/** The time for which a browser may cache a preflight. Short, because settings change during development. */
const MAX_AGE_SECONDS = "600";

/** Decides which origins may use a gateway, and adds the CORS headers to its answers. */
export class Cors {
  readonly #namedOrigins: ReadonlySet<string>;
  readonly #allowsAny: boolean;

  /** @param origins as browsers write them; `*` allows all others too, but without credentials */
  constructor(origins: readonly string[]) {
    this.#namedOrigins = new Set(origins.filter((origin) => origin !== ANY_ORIGIN));
    this.#allowsAny = origins.includes(ANY_ORIGIN);
  }

  /**
   * Adds the CORS headers to an answer.
   *
   * @returns whether the page that sent the request may read the answer
   */
  addHeaders({ headers }: IncomingMessage, response: ServerResponse): boolean {
    const { origin } = headers;
    // Needed without an Origin too: a cache must not return this answer to a page.
    if (this.#namedOrigins.size > 0) response.setHeader("Vary", "Origin");
    if (origin === undefined) return false;
    const isNamed = this.#namedOrigins.has(origin);
    if (!isNamed && !this.#allowsAny) return false;
    response.setHeader("Access-Control-Allow-Origin", isNamed ? origin : ANY_ORIGIN);
    // The gateway needs no cookies, but some clients make their browser send them.
    if (isNamed) response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
    return true;
  }

  /**
   * Adds the CORS headers to an answer. If the request is a preflight from an allowed origin, also answers it.
   *
   * @returns whether the request was answered
   */
  answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.addHeaders(request, response) || !isPreflight(request)) return false;
    writePreflightAnswer(request, response);
    return true;
  }
}

/** Returns whether a request is a browser's preflight for a page. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && "access-control-request-method" in headers;
}

/** Returns the log line about a page whose origin is not allowed. In the browser, the page's author sees only a general error. */
export function describeDisallowedOrigin({ headers: { origin = "" } }: IncomingMessage): string {
  // Browsers send "null" for a file or a sandboxed frame. No option can name this origin.
  const [page, option] =
    origin === "null"
      ? ["without an origin, such as one opened from a file,", '--cors-origin "*"']
      : [`of ${JSON.stringify(origin.slice(0, 200))}`, "--cors-origin"];
  return `A page ${page} may not use the gateway: allow it with ${option}. Answered 000-002.`;
}

/** Adds CORS to Fastify's answers, and answers preflights from allowed origins. Other preflights are handled like any request. */
export function addCors(app: FastifyInstance, cors: Cors): void {
  app.addHook("onRequest", ({ raw }, reply, done) => {
    if (cors.answerPreflight(raw, reply.raw)) reply.hijack();
    else done();
  });
}

function writePreflightAnswer({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Vary", "Origin");
  response.setHeader("Access-Control-Allow-Methods", "GET, PUT, POST, DELETE");
  response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
  response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
  // Some browsers require this header if a public page uses a server in a private network.
  if (headers["access-control-request-private-network"] === "true") {
    response.setHeader("Access-Control-Allow-Private-Network", "true");
  }
  response.writeHead(204).end();
}
