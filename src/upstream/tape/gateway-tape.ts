// Defines the tape of a real gateway: requests, answers and times, with a JSON object on each line.

import type { ForwardEnd } from "../../forwarding/forward-observer.ts";
import type { GATEWAY_TAPE_FORMAT } from "../../words/tape.ts";

/** The number of the format. A reader refuses others. */
export const GATEWAY_TAPE_NUMBER = 1;

/** The first line of the tape. */
export interface GatewayTapeHead {
  readonly format: typeof GATEWAY_TAPE_FORMAT;
  readonly number: typeof GATEWAY_TAPE_NUMBER;
  /** The version of the simulator that wrote it. */
  readonly version: string;
  /** The instant from which times are counted (ISO 8601, UTC). */
  readonly start: string;
  /** Whether names, numbers and texts are replaced by pseudonyms. A tape never contains secrets. */
  readonly anonymized: boolean;
}

/** Names and values of headers, in the case and order of the connection. */
export type TapedHeaders = readonly (readonly [name: string, value: string])[];

/**
 * A body: its text or only its size. The text is absent if it is too long, cannot be decompressed, is not UTF-8, or is missing in the HAR
 * file behind the tape. A text that is not JSON is also absent on an anonymous tape and, if it may contain a secret, on a plain one.
 */
export type TapedBody = string | { readonly bytes: number; readonly isMissing?: true };

/** An answer of a gateway. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: TapedHeaders;
  readonly body: TapedBody;
  /** Whether it came over HTTP/2, from a proxy in front of the gateway. The case of its header names then means nothing. */
  readonly isHttp2?: true;
}

/** A request with its answer. The lines are in the order in which exchanges ended. */
export interface TapedExchange {
  /** Its number, in the order in which the requests began, from 1. */
  readonly exchange: number;
  /** The number of the connection, from 1: that of a client, or of the gateway for a push. */
  readonly connection: number;
  /** Whether it is a push: the gateway sent the request, and the client answered. */
  readonly isPush?: true;
  /** When the request began (milliseconds since the start of the tape). */
  readonly from: number;
  /** When the exchange ended (milliseconds since the start of the tape). */
  readonly to: number;
  readonly request: {
    readonly method: string;
    /** The request target: usually the path and the query. */
    readonly url: string;
    readonly headers: TapedHeaders;
    /** Absent if there was none. */
    readonly body?: TapedBody | undefined;
  };
  /** null if no answer began. */
  readonly answer: GatewayAnswer | null;
  /** `answered` after a whole answer; otherwise the side that ended its connection early, or `stopped` if the simulator was stopped. */
  readonly end: ForwardEnd | "stopped";
}
