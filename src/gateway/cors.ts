// Pages of other origins may use the gateway from a browser (CORS): marks the answers that they may read, and answers their preflights.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/** Any origin at all. */
const ANY_ORIGIN = "*";

/** What a page may send beside what every page may: the session, a body's type, and the world that is asked. */
const ALLOWED_HEADERS = "Guid, Content-Type, X-CCGW-World";

/** What a page may read of an answer's head beside its type: the Guid in both forms, and the second name of the type. */
const EXPOSED_HEADERS = "Set-GUID, Guid, JSON-Type";

/** For how many seconds a browser need not ask again: short, for while somebody develops things change. */
const MAX_AGE_SECONDS = "600";

/** The origins whose pages may use a gateway. */
export class Cors {
  readonly #namedOrigins: ReadonlySet<string>;
  readonly #allowsAny: boolean;

  /** Origins as browsers write them; `*` among them lets in the others too, but without credentials. */
  constructor(origins: readonly string[]) {
    this.#namedOrigins = new Set(origins.filter((origin) => origin !== ANY_ORIGIN));
    this.#allowsAny = origins.includes(ANY_ORIGIN);
  }

  /** Writes onto an answer who may read it; nothing else about it changes. Answers whether the page that asks may. */
  addHeaders({ headers }: IncomingMessage, response: ServerResponse): boolean {
    const { origin } = headers;
    // Also where no page asks: a cache must not hand this answer to one.
    if (this.#namedOrigins.size > 0) response.setHeader("Vary", "Origin");
    if (origin === undefined) return false;
    const isNamed = this.#namedOrigins.has(origin);
    if (!isNamed && !this.#allowsAny) return false;
    response.setHeader("Access-Control-Allow-Origin", isNamed ? origin : ANY_ORIGIN);
    // The gateway needs no cookies, but there are clients that tell their browser to send them.
    if (isNamed) response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
    return true;
  }

  /** Marks an answer, and gives it where a browser asks for a page that may; answers whether it did. */
  answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.addHeaders(request, response) || !isPreflight(request)) return false;
    writePreflightAnswer(request, response);
    return true;
  }
}

/** Whether it is a browser that asks what a page may do, before it does it. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && "access-control-request-method" in headers;
}

/** The line about a page that asks and may not; its author sees no more than that the browser refuses. */
export function describeForeignPage({ headers: { origin = "" } }: IncomingMessage): string {
  // What browsers send for a file, or in a frame that is locked in: nobody can name it.
  const [page, option] =
    origin === "null"
      ? ["without an origin, such as one opened from a file,", 'only --cors-origin "*"']
      : [`of ${JSON.stringify(origin.slice(0, 200))}`, "--cors-origin"];
  return `A page ${page} asks to use the gateway and may not: ${option} lets it. Answered 000-002.`;
}

/** Has Fastify mark its answers, and answer the preflights of pages that may; those of others go on as if there was no CORS. */
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
  // Some browsers ask on behalf of public pages whether a machine of a private network lets them in.
  if (headers["access-control-request-private-network"] === "true") {
    response.setHeader("Access-Control-Allow-Private-Network", "true");
  }
  response.writeHead(204).end();
}
