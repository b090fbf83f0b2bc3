// What a request of the control API is: declared once, as data. Routes, checks and docs all come from these declarations.
import type * as z from "zod";
import type { WallClock } from "../world/time/wall.ts";
import type { World } from "../world/world.ts";
import type { Worlds } from "../world/worlds.ts";
import type { Problem, ProblemKind } from "./problem.ts";
import type { Reader, Streams } from "./streams/streams.ts";

/** What the control API is made of. */
export interface ControlParts {
  readonly worlds: Worlds;
  /** The certificate to trust, as PEM. */
  readonly ca: string;
  /** The token that every request needs but those for health and certificate; undefined: none, and only this machine may ask. */
  readonly token: string | undefined;
  /** Whether all doors are open. */
  ready(): boolean;
  /** Where they are, of those that are. */
  addresses?(): {
    readonly gateway?: string;
    readonly http?: string | undefined;
    readonly control?: string | undefined;
  };
  /** Tells a person of a request that was turned away for safety's sake, or failed; nobody when left out. */
  readonly warn?: (sentence: string) => void;
  /** The wall clock that streams of events are kept alive by, in place of the system's. */
  readonly wall?: WallClock;
}

/** What one door of the API has of its own. */
export interface ControlDoor {
  /** Those who follow events. */
  readonly streams: Streams;
}

export type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** A request's good outcome: a body that goes out as JSON, text of another type, a stream of it, or nothing. */
export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body?: unknown;
  /** Writes a large body as the bytes of its JSON, in slices and in segments; only a port that answers in bytes calls it. */
  readonly segments?: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Writes the body, of the type above, from now on until it ends it. */
  readonly stream?: (reader: Reader) => void;
}

export type Outcome = Answer | Problem;

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** Something was made, and stands from now on at an address. */
export function created(body: unknown, location: string): Answer {
  return { status: 201, body, headers: { Location: location } };
}

export const NOTHING: Answer = { status: 204 };

/** The shapes of an answer that is not only JSON, by media type. */
export class ByType {
  readonly shapes: Readonly<Record<string, z.ZodType>>;

  constructor(shapes: Readonly<Record<string, z.ZodType>>) {
    this.shapes = shapes;
  }
}

/** A body as it was sent: the bytes that came over HTTP, in segments where the body may be large, or the value that a program of this process gave. */
export type SentBody = { readonly bytes: Uint8Array } | UnreadBody;

/** A body that is handed on unread. */
export type UnreadBody = { readonly segments: readonly Uint8Array[] } | { readonly value: unknown };

type Shape = z.ZodType | undefined;
type Shaped<T extends Shape> = T extends z.ZodType ? z.output<T> : undefined;

/** What a request is asked with, after all checks. */
export interface Asked<P extends Shape, Q extends Shape, B extends Shape> {
  readonly parts: ControlParts;
  readonly door: ControlDoor;
  /** Every request that there is. */
  readonly routes: readonly Route[];
  /** The Accept header, empty where there is none. */
  readonly accept: string;
  /** The id of the last event that the client had, where it says so. */
  readonly lastEventId: string | undefined;
  /** A signal that comes when the client goes away, or the door closes, before the answer: for answers that take their time. */
  left(): AbortSignal;
  readonly params: Shaped<P>;
  readonly query: Shaped<Q>;
  readonly body: Shaped<B>;
}

/** The same, of a world, which has been brought up to this moment. */
export interface AskedOfWorld<P extends Shape, Q extends Shape, B extends Shape> extends Asked<P, Q, B> {
  readonly world: World;
}

interface Facts<P extends Shape, Q extends Shape, B extends Shape> {
  /** Its operation id in OpenAPI, which becomes the name of a method in generated clients. */
  readonly name: string;
  readonly method: Method;
  /** In the router's notation; `:world` is a world's name. */
  readonly path: string;
  /** What it does and returns. */
  readonly summary: string;
  /** The shape of the other parts of the path, which are text. */
  readonly params?: P;
  /** Without it a query is ignored. */
  readonly query?: Q;
  /** Without it, and without `bodyIsText`, a body that is not empty is refused. */
  readonly body?: B;
  /** Whether the body is taken as the text that it is; JSON without it. */
  readonly bodyIsText?: true;
  /** Whether the body is handed on as an `UnreadBody`, unchecked; its shape is only for the documentation. */
  readonly bodyIsUnread?: true;
  /** The most bytes that its body may have, where that is another number than of the others. */
  readonly bodyLimit?: number;
  /** What can come of it: the shape of each good answer by its status, `null` where it has none. */
  readonly answers: { readonly [Status in Answer["status"]]?: z.ZodType | ByType | null };
  /** The problems of its own; what every request can meet (access, unknown worlds, input, failures) is not said again. */
  readonly problems?: readonly ProblemKind[];
}

interface OfWorld<P extends Shape, Q extends Shape, B extends Shape> extends Facts<P, Q, B> {
  readonly of: "world";
  /** Whether it is served also while the world is stopped by an error: it does not need its center. */
  readonly servesFailed?: true;
  /** Whether it is served at once also while long work is under way in the world; others wait their turn. */
  readonly servesWorking?: true;
  handle(asked: AskedOfWorld<P, Q, B>): Outcome | Promise<Outcome>;
}

interface OfSimulator<P extends Shape, Q extends Shape, B extends Shape> extends Facts<P, Q, B> {
  readonly of: "simulator";
  /** Whether it needs no token. */
  readonly open: boolean;
  handle(asked: Asked<P, Q, B>): Outcome | Promise<Outcome>;
}

/** The shape of each media type that a good answer can have: none where it has no body. */
export function shapesByType(answer: Route["answers"][200]): Readonly<Record<string, z.ZodType>> {
  if (answer === null || answer === undefined) return {};
  return answer instanceof ByType ? answer.shapes : { "application/json": answer };
}

/** A request of the API, its shapes forgotten: what the plugin mounts. */
export type Route = OfWorld<Shape, Shape, Shape> | OfSimulator<Shape, Shape, Shape>;

/** Whether a request may have a body. */
export function takesBody({ body, bodyIsText }: Route): boolean {
  return body !== undefined || bodyIsText === true;
}

/** Declares a request to a world; its path begins with `/worlds/:world`. */
export function worldRoute<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
  declaration: Omit<OfWorld<P, Q, B>, "of">,
): Route {
  return { of: "world", ...declaration } as unknown as Route;
}

/** Declares a request to the simulator as a whole. */
export function simulatorRoute<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
  declaration: Omit<OfSimulator<P, Q, B>, "of">,
): Route {
  return { of: "simulator", ...declaration } as unknown as Route;
}
