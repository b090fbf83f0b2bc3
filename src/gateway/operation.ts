// What an operation is: declared once, as data. Routes, checks, log lines and docs all come from these declarations.
import type * as z from "zod";
import type { Agent, Center, Reason, Refusal, Session } from "../core/index.ts";
import type { KnownInterface, Method } from "../words/known-interfaces.ts";
import type { Retcode } from "../words/retcodes.ts";
import type { Success } from "./envelope.ts";
import type { Deliveries } from "./events/deliveries.ts";
import type { Exchange } from "./exchange/exchange.ts";
import type { GatewayWorld } from "./host.ts";

/** How sure we are that the real gateway behaves so: read on a page or in a client, put together, or guessed. */
export type Confidence = "seen" | "partial" | "inferred";

/** What an operation is asked with, after all checks. */
export interface OperationInput<Params = undefined, Query = undefined, Body = undefined, Headers = undefined> {
  readonly world: GatewayWorld;
  readonly center: Center;
  readonly agentId: number;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: Headers;
  /** How events reach clients, and the request with its one answer, for operations that answer later. */
  readonly deliveries: Deliveries;
  readonly exchange: Exchange;
}

/** The same, by an agent who is signed in and showed its Guid. */
export interface SessionInput<Params = undefined, Query = undefined, Body = undefined, Headers = undefined>
  extends OperationInput<Params, Query, Body, Headers> {
  readonly agent: Agent;
  readonly session: Session;
}

/** A result with a Guid to hand out. */
export class WithGuid<Result = unknown> {
  readonly result: Result;
  readonly guid: string;

  constructor(result: Result, guid: string) {
    this.result = result;
    this.guid = guid;
  }
}

/** What a handler returns when the answer comes later, through the exchange. */
export const ANSWERED_LATER = Symbol("later");

type Shape = z.ZodType | undefined;
type OutputOf<T extends Shape> = T extends z.ZodType ? z.output<T> : undefined;

/** A result may be a part of the center's state: whoever writes it into an answer changes nothing of it. */
type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/** The result that a shape declares. Without a shape the answer carries nothing, so that a move's "done" will do. */
type ResultOf<R extends Shape> = R extends z.ZodType ? DeepReadonly<z.output<R>> : "done" | undefined;

/** What a handler returns: the declared result, a refusal, or that the answer comes later. */
export type Outcome<R extends Shape> = ResultOf<R> | WithGuid<ResultOf<R>> | Refusal | typeof ANSWERED_LATER;

/** What an operation has from its row in the table of interfaces. */
interface RowFields {
  readonly row: KnownInterface;
  /** The documented method name, as the gateway's logs write it. */
  readonly name: string;
  readonly method: Method;
  /** Another method that some clients use. */
  readonly alsoBy: Method | undefined;
  /** Below /agentgateway/resource, in the router's notation; `:agentid` is the agent who asks. */
  readonly path: string;
  /** Another spelling of the path, where clients and documents differ. */
  readonly alsoAt: string | undefined;
  /** Its page in the public documentation, or where else it is known from. */
  readonly page: string;
}

interface Declaration<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape> {
  readonly summary: string;
  /** Whether what the path ends with may be empty: a flag, which then is false. */
  readonly lastPartMayBeEmpty?: true;
  readonly params?: P;
  readonly query?: Q;
  /** The members that are read of a JSON body; without it a body is ignored, whatever it is. */
  readonly body?: B;
  /** The headers that are read besides those of every request, by their lower-case names. */
  readonly headers?: H;
  readonly success: Success;
  /** The function that the answer, whatever it is, has to be handed to as a script (JSONP), where the query names one. */
  readonly callback?: (query: OutputOf<Q>) => string | undefined;
  /** The shape of the result; absent when there is none to speak of. */
  readonly result?: R;
  /** Writes a result as JSON, where that must be faster than the general way. */
  readonly write?: (result: ResultOf<R>) => string;
  /** The interface's own list of errors; 000-002 and 100-006 can come from every one, 000-007 from every limited one. */
  readonly retcodes: readonly Retcode[];
  /** Where a reason has another retcode here than elsewhere. */
  readonly retcodeOf?: Readonly<Partial<Record<Reason, Retcode>>>;
  /** Whether a failure carries an empty object as its result. */
  readonly emptyResultOnFailure?: true;
  /** The events that it leads to, as clients read them. */
  readonly events: readonly string[];
  readonly confidence: Confidence;
  /** Whether only older servers are known to have it, or its page advises against it. */
  readonly outdated?: true;
}

interface Open<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape>
  extends Declaration<P, Q, B, H, R> {
  /** Needs no session of the agent in its path: it makes one, or looks for one itself. */
  readonly access: "open";
  handle(input: OperationInput<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>>): Outcome<R>;
}

interface BySession<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape>
  extends Declaration<P, Q, B, H, R> {
  readonly access: "session";
  /** Whether it keeps a session alive whose events are pushed; any request keeps one alive that polls. */
  readonly isHandshake?: true;
  handle(asked: SessionInput<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>>): Outcome<R>;
  /** What it does for an agent who is signed out, before 100-006 is answered; undefined: nothing. */
  handleSignedOut?(input: OperationInput, agent: Agent, guid: string | undefined): Outcome<R> | undefined;
}

/** An operation, its shapes forgotten: what the plugin mounts. */
export type Operation = RowFields &
  (Open<Shape, Shape, Shape, Shape, Shape> | BySession<Shape, Shape, Shape, Shape, Shape>);

/** Declares the operation that answers an interface for agents who have a session. */
export function operation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  H extends Shape = undefined,
  R extends Shape = undefined,
>(row: KnownInterface, declaration: Omit<BySession<P, Q, B, H, R>, "access">): Operation {
  return { access: "session", ...fieldsOfRow(row), ...declaration } as unknown as Operation;
}

/** Declares the operation that answers an interface which needs no session of the agent in its path. */
export function open<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  H extends Shape = undefined,
  R extends Shape = undefined,
>(row: KnownInterface, declaration: Omit<Open<P, Q, B, H, R>, "access">): Operation {
  return { access: "open", ...fieldsOfRow(row), ...declaration } as unknown as Operation;
}

function fieldsOfRow(row: KnownInterface): RowFields {
  const { name, method, alsoBy, path, page } = row;
  // The part behind the group is the agent who asks, also where the gateway calls it a work number.
  const routed = path.replace(/^(\/\w+)\/\{\w+\}/, "$1/:agentid").replaceAll(/\{(\w+)\}/g, ":$1");
  // Only the last part of a path has two spellings.
  const [first = "", second] = routed.split("|");
  const alsoAt = second === undefined ? undefined : first.replace(/\w+$/, second);
  return { row, name, method, alsoBy, path: first, alsoAt, page };
}
