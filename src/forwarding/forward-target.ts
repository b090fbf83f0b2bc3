// Declares a server to which requests are forwarded.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** A server to which requests are forwarded. */
export interface ForwardTarget {
  /** Opens a connection to it. */
  connect(): Socket;
  /** Returns the headers of a request for it: names and values in turn. */
  toTargetHeaders(request: IncomingMessage): string[];
  /** Returns the headers of its answer for the client, in the same form. May remove headers from the response that Node would add. */
  toClientHeaders(answer: { readonly rawHeaders: string[] }, response: ServerResponse): string[];
}
