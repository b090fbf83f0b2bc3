// The tape of a real gateway: the requests of clients, the answers of the gateway, and their times. Each line is a JSON object.

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
  /** The instant from which times are counted. */
  readonly start: string;
  /** Whether names, numbers and texts are replaced by pseudonyms. Secrets are in no tape. */
  readonly anonymized: boolean;
}

/** Names and values of headers, in the case and order of the connection. */
export type TapedHeaders = readonly (readonly [name: string, value: string])[];

/** A body: its text; or only its size, if it is not text, too long, or missing in the file that the tape was made from. */
export type TapedBody = string | { readonly bytes: number; readonly isMissing?: true };

/** An answer of a gateway. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: TapedHeaders;
  readonly body: TapedBody;
  /** Whether it came over HTTP/2, from a server before the gateway. Then the names of its headers have no case. */
  readonly isHttp2?: true;
}

/** A request with its answer. The lines are in the order in which exchanges ended. */
export interface TapedExchange {
  /** Its number, in the order in which the requests began, from 1. */
  readonly exchange: number;
  /** The number of the client's connection, from 1. */
  readonly connection: number;
  /** When the request began, and when its exchange ended (milliseconds since the start of the tape). */
  readonly from: number;
  readonly to: number;
  readonly request: {
    readonly method: string;
    /** The path and the query. */
    readonly url: string;
    readonly headers: TapedHeaders;
    /** Absent if there was none. */
    readonly body?: TapedBody | undefined;
  };
  /** null if no answer had begun. */
  readonly answer: GatewayAnswer | null;
  /** `answered`: with the whole answer; otherwise which side ended its connection before, or that the simulator was stopped. */
  readonly end: ForwardEnd | "stopped";
}
