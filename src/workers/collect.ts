// Sends a client's request to a worker and collects the whole answer, so that the answers of several workers can be merged.
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import { connectionsOf } from "../forwarding/client-connections.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { withoutNames } from "../forwarding/passed-headers.ts";
import { hopAnswerHeaders } from "./hop-target.ts";

/** Changes to the request of the client. */
export interface Change {
  readonly method?: string;
  /** The request target. */
  readonly url?: string;
  /** The whole body. */
  readonly body?: Buffer;
  /** Whether the body is not compressed, unlike that of the client. */
  readonly isDecoded?: boolean;
}

/** A whole answer. */
export interface Collected {
  readonly status: number;
  readonly statusMessage: string | undefined;
  readonly rawHeaders: string[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const BODY_HEADERS = /^(?:content-length|transfer-encoding)$/;

/**
 * Sends the request of a client to a worker, with the headers of the client, so that the worker checks them.
 *
 * @throws an error of Node if there is no whole answer. It ends when the connection of the client does.
 */
export function collect(
  request: IncomingMessage,
  target: ForwardTarget,
  { method = request.method ?? "GET", url = request.url ?? "/", body, isDecoded }: Change,
): Promise<Collected> {
  const headers = withoutNames(
    target.headersForTarget(request),
    (name) => BODY_HEADERS.test(name) || (isDecoded === true && name === "content-encoding"),
  );
  if (body !== undefined) headers.push("Content-Length", String(body.length));
  const agent = connectionsOf(request.socket).agentFor(target);
  return new Promise((resolve, reject) => {
    const upstream = sendRequest({ agent, method, path: url, headers: headers as never, setHost: false });
    upstream.on("error", reject);
    upstream.once("response", (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.once("end", () => {
        const { statusCode: status = 502, statusMessage, rawHeaders, headers } = answer;
        resolve({ status, statusMessage, rawHeaders, headers, body: Buffer.concat(parts) });
      });
    });
    upstream.end(body);
  });
}

/** Answers with a collected answer or, if given, with another body in its place. */
export function answerCollected(response: ServerResponse, collected: Collected, body = collected.body): void {
  const { status, statusMessage } = collected;
  // The answer to HEAD has the length of the body without the body.
  const hasLength =
    collected.headers["content-length"] !== undefined || collected.headers["transfer-encoding"] !== undefined;
  const headers = withoutNames(hopAnswerHeaders(collected), (name) => name === "content-length");
  if (hasLength) headers.push("Content-Length", String(body.length));
  response.sendDate = false;
  response.writeHead(status, statusMessage, headers);
  response.end(response.req.method === "HEAD" ? undefined : body);
}
