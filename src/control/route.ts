// Types of the declared requests of the control API. Routes, checks and documentation come from these declarations.
import type * as z from "zod";
import type { Center, Recording } from "../core/index.ts";
import type { ReplayTo } from "../world/earlier-world.ts";
import type { InputHolder } from "../world/tape/tape-record.ts";
import type { WallClock } from "../world/time/wall.ts";
import type { World } from "../world/world.ts";
import type { Worlds } from "../world/worlds.ts";
import type { Problem, ProblemKind } from "./problem.ts";
import type { Reader, Streams } from "./streams/streams.ts";

/** The parts of the simulator that the control API uses. */
export interface ControlParts {
  readonly worlds: Worlds;
  /** The certificate that clients must trust, as PEM. */
  readonly ca: string;
  /** The token that every request needs, except public ones. Without it, only this machine may send requests. */
  readonly token: string | undefined;
  /** The path below which the API is served, such as `/ccgw`, without a trailing slash; absent on a separate port. */
  readonly basePath?: string;
  /** The suffix of host names that select worlds, such as `.ccgw.test`; undefined if host names select no worlds. */
  readonly worldDomain?: string | undefined;
  /** The URL by which clients reach the gateway, such as that of a load balancer; undefined: the address of its port. */
  readonly publicUrl?: string | undefined;
  /** Whether all ports are open. */
  isReady(): boolean;
  /** The addresses of the open ports. The gateway opens before any port of the control API. */
  addresses(): {
    readonly gateway: string;
    readonly http?: string | undefined;
    readonly control?: string | undefined;
  };
  /** Converts the lines of a tape to a scenario. Returns its YAML, or a sentence that says why not. Absent if tapes cannot be converted. */
  readonly convertTape?: (
    lines: string,
    stop: AbortSignal,
  ) => Promise<{ readonly yaml: string } | { readonly problem: string }>;
  /** Makes the sound of a finished recording as a file. Absent if no sounds are generated. */
  readonly soundOf?: (center: Center, recording: Recording) => SoundFile;
  /** Makes a copy of a world as it was at an earlier moment. */
  readonly replayTo: ReplayTo;
  /** Logs a warning, such as about a request that was refused for security, or failed. */
  readonly warn?: (sentence: string) => void;
  /** Returns the files of the board by name; default those of the build. */
  readonly boardFiles?: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /** The wall clock for the timers of event streams, such as their heartbeats; default the system's. */
  readonly wall?: WallClock;
  /** Returns the CPU time that the process has used, in milliseconds; default that of this process. */
  readonly readCpuTimeMs?: () => number;
}

/** A file with the sound of a recording. Its bytes are made while they are read. */
export interface SoundFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  /** Its length in bytes. */
  readonly length: number;
  readonly makePieces: () => AsyncIterable<Uint8Array>;
}

/** An HTTP method that routes are declared with. */
export type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** A successful outcome: a JSON body, text or bytes of another type, a stream of text, or no body. */
export interface Answer {
  readonly status: 200 | 201 | 204 | 304;
  readonly body?: unknown;
  /** Writes a large body as JSON in slices. Returns its bytes in segments. Only HTTP ports call it. */
  readonly segments?: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** The media type of the body; default JSON. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes a body of the type above in pieces, as fast as the client reads. Only HTTP ports call it. */
  readonly pieces?: () => AsyncIterable<Uint8Array>;
  /** Writes a body of the type above, and ends it. */
  readonly stream?: (reader: Reader) => void;
}

/** The result of a handler: a successful answer, or a problem. */
export type RouteOutcome = Answer | Problem;

/** Returns a successful answer with a JSON body. */
export function createOkAnswer(body: unknown): Answer {
  return { status: 200, body };
}

/** Returns the answer for a new resource; `location` is its path. */
export function createCreatedAnswer(body: unknown, location: string): Answer {
  return { status: 201, body, headers: { Location: location } };
}

/** A successful answer without a body. */
export const NO_CONTENT: Answer = { status: 204 };

/** The schemas of an answer that is not only JSON, by media type. */
export class SchemasByType {
  readonly schemas: Readonly<Record<string, z.ZodType>>;

  constructor(schemas: Readonly<Record<string, z.ZodType>>) {
    this.schemas = schemas;
  }
}

/** A body as sent: bytes from HTTP (in segments if the body may be large), or a value from a program in this process. */
export type SentBody = { readonly bytes: Uint8Array } | UnreadBody;

/** A body that is neither parsed nor checked. */
export type UnreadBody = { readonly segments: readonly Uint8Array[] } | { readonly value: unknown };

type Shape = z.ZodType | undefined;
type Shaped<T extends Shape> = T extends z.ZodType ? z.output<T> : undefined;

/** The input of a handler, after all checks. */
export interface RequestInput<P extends Shape, Q extends Shape, B extends Shape> {
  readonly parts: ControlParts;
  /** The event streams of the port that received the request. */
  readonly streams: Streams;
  /** All routes. */
  readonly routes: readonly Route[];
  /** The URL of the API as the caller reaches it, without a trailing slash; undefined in a process without a port for it. */
  readonly baseUrl: string | undefined;
  /** The Accept header; empty if absent. */
  readonly accept: string;
  /** The Last-Event-ID header. */
  readonly lastEventId: string | undefined;
  /** The If-None-Match header. */
  readonly ifNoneMatch: string | undefined;
  /** Returns a signal that aborts when the client disconnects or the port closes before the answer. Long answers use it. */
  getSignal(): AbortSignal;
  readonly params: Shaped<P>;
  readonly query: Shaped<Q>;
  readonly body: Shaped<B>;
}

/** The input of a handler of a world's request. The world has caught up with its clock, unless it does long work. */
export interface WorldRequestInput<P extends Shape, Q extends Shape, B extends Shape> extends RequestInput<P, Q, B> {
  readonly world: World;
  /** Receives the number of the input when the request is taped. */
  readonly holder: InputHolder;
}

interface RouteFacts<P extends Shape, Q extends Shape, B extends Shape> {
  /** The operation id in OpenAPI; generated clients use it as the name of a method. */
  readonly name: string;
  readonly method: Method;
  /** The path in the router's notation; `:world` is the name of a world. */
  readonly path: string;
  /** The action of the route and its result, for the reference. */
  readonly summary: string;
  /** The schema of the other path parameters, which are text. */
  readonly params?: P;
  /** The schema of the query. Without it, a query is ignored. */
  readonly query?: Q;
  /** The schema of the body. Without it and without `bodyIsText`, every body that is not empty is refused. */
  readonly body?: B;
  /** Whether the body is passed as text. Otherwise it is parsed as JSON. */
  readonly bodyIsText?: true;
  /** Whether the body is passed as an `UnreadBody`. Its schema is only for the documentation. */
  readonly bodyIsUnread?: true;
  /** The maximum size of the body (bytes), if it differs from the default. */
  readonly bodyLimit?: number;
  /** The schemas of successful answers by status; `null` for an answer without a body. */
  readonly answers: { readonly [Status in Answer["status"]]?: z.ZodType | SchemasByType | null };
  /** The problems of this request, without those of all requests, of all requests to a world, and of all with a body: see openapi.ts. */
  readonly problems?: readonly ProblemKind[];
}

interface OfWorld<P extends Shape, Q extends Shape, B extends Shape> extends RouteFacts<P, Q, B> {
  readonly of: "world";
  /** Whether it is served while the world is stopped by an error, because it doesn't need the center. */
  readonly servesFailed?: true;
  /** The part that tapes the request. Default: `serve`; none for a GET. `world`: the world, when the change begins. `never`: none. */
  readonly taped?: "world" | "never";
  /** Whether it changes how requests are counted: the tape then has a mark of the requests just before. */
  readonly changesCounting?: true;
  /** Whether it is served immediately while the world does long work. Other requests wait. */
  readonly servesWorking?: true;
  handle(input: WorldRequestInput<P, Q, B>): RouteOutcome | Promise<RouteOutcome>;
}

interface OfSimulator<P extends Shape, Q extends Shape, B extends Shape> extends RouteFacts<P, Q, B> {
  readonly of: "simulator";
  /** Whether it needs no token. */
  readonly isPublic: boolean;
  handle(input: RequestInput<P, Q, B>): RouteOutcome | Promise<RouteOutcome>;
}

/** Returns the schemas of a successful answer by media type; empty if it has no body. */
export function groupSchemasByType(answer: Route["answers"][200]): Readonly<Record<string, z.ZodType>> {
  if (answer === null || answer === undefined) return {};
  return answer instanceof SchemasByType ? answer.schemas : { "application/json": answer };
}

/** Any declared request, without its types. */
export type Route = OfWorld<Shape, Shape, Shape> | OfSimulator<Shape, Shape, Shape>;

/** Returns whether a request may have a body. */
export function takesBody({ body, bodyIsText }: Route): boolean {
  return body !== undefined || bodyIsText === true;
}

/** Returns the route of a request to a world; its path begins with `/worlds/:world`. */
export function declareWorldRoute<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(declaration: Omit<OfWorld<P, Q, B>, "of">): Route {
  return { of: "world", ...declaration } as unknown as Route;
}

/** Returns the route of a request to the simulator as a whole. */
export function declareSimulatorRoute<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(declaration: Omit<OfSimulator<P, Q, B>, "of">): Route {
  return { of: "simulator", ...declaration } as unknown as Route;
}
