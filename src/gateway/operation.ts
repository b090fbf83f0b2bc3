// Declares operations as data: routes, checks, log lines and docs come from the declarations.
import type * as z from "zod";
import type { Agent, Center, DeepReadonly, Reason, Refusal, Session } from "../core/index.ts";
import type { KnownInterface, Method } from "../words/known-interfaces.ts";
import type { Retcode } from "../words/retcodes.ts";
import type { Success } from "./envelope.ts";
import type { Deliveries } from "./events/deliveries.ts";
import type { Exchange } from "./exchange/exchange.ts";
import type { GatewayWorld } from "./host.ts";
import type { WrittenResult } from "./written-result.ts";

/** The certainty of an operation's behavior: seen on a page or in a client, combined from several places, or inferred. */
export type Confidence = "seen" | "partial" | "inferred";

/** The input of an operation, after all checks. */
export interface OperationInput<Params = undefined, Query = undefined, Body = undefined, Headers = undefined> {
  readonly world: GatewayWorld;
  readonly center: Center;
  readonly agentId: number;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: Headers;
  /** For operations that poll events, and for flow control. */
  readonly deliveries: Deliveries;
  readonly exchange: Exchange;
}

/** The input of an operation for an agent who is signed in and whose Guid was checked. */
export interface SessionInput<Params = undefined, Query = undefined, Body = undefined, Headers = undefined>
  extends OperationInput<Params, Query, Body, Headers> {
  readonly agent: Agent;
  readonly session: Session;
}

/** A result, with a Guid to send in the headers of the answer. */
export class WithGuid<Result = unknown> {
  readonly result: Result;
  readonly guid: string;

  constructor(result: Result, guid: string) {
    this.result = result;
    this.guid = guid;
  }
}

/** The outcome of a handler that answers later, through the exchange. */
export const ANSWERED_LATER = Symbol("later");

type Shape = z.ZodType | undefined;
type OutputOf<T extends Shape> = T extends z.ZodType ? z.output<T> : undefined;

/**
 * The result that a shape declares. It may be a part of the center's state, so it is read-only. Without a shape, the handler has no result,
 * and may return a move's "done".
 */
type ResultOf<R extends Shape> = R extends z.ZodType ? DeepReadonly<z.output<R>> : "done" | undefined;

/** The outcome of a handler: the declared result, as a value or already written, a refusal, or ANSWERED_LATER. */
export type OperationOutcome<R extends Shape> =
  | ResultOf<R>
  | WrittenResult<ResultOf<R>>
  | WithGuid<ResultOf<R>>
  | Refusal
  | typeof ANSWERED_LATER;

/** The fields that come from the operation's row in the table of interfaces. */
interface RowFields {
  readonly row: KnownInterface;
  /** The documented method name, as the gateway's logs write it. */
  readonly name: string;
  readonly method: Method;
  /** Another method that some clients use. */
  readonly alternativeMethod: Method | undefined;
  /** Below /agentgateway/resource, in the router's notation; `:agentid` is the agent who sends the request. */
  readonly path: string;
  /** Another spelling of the path, where clients and documents differ. */
  readonly alsoAt: string | undefined;
  /** Its page in the public documentation, or another source. */
  readonly page: string;
  /** Whether it changes nothing in the center. If not, each of its requests is an input. */
  readonly readsOnly: boolean;
}

interface Declaration<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape> {
  readonly summary: string;
  /** Whether the last part of the path may be empty. This part is a boolean parameter. If it is empty, the parameter is false. */
  readonly lastPartMayBeEmpty?: true;
  /** Builds the shape of the path parameters. All shapes are built when the first request needs them, which shortens the start. */
  readonly params?: () => NonNullable<P>;
  readonly query?: () => NonNullable<Q>;
  /** The members of the JSON body that are read. Without it, a body is ignored. */
  readonly body?: () => NonNullable<B>;
  /** Headers that only this operation reads, by their lower-case names. */
  readonly headers?: () => NonNullable<H>;
  readonly success: Success;
  /** Returns the JSONP callback that the query names. It wraps all answers but refusals by the check of the query or an earlier check. */
  readonly callback?: (query: OutputOf<Q>) => string | undefined;
  /** The shape of the result; absent if there is none. */
  readonly result?: () => NonNullable<R>;
  /** Writes a result as JSON, if JSON.stringify is too slow for it. */
  readonly write?: (result: ResultOf<R>) => string;
  /**
   * The page's list of errors. Even if a page does not list them, 000-002 can come from every operation, 100-006 from one that needs a
   * session, and 000-007 from a query that flow control limits.
   */
  readonly retcodes: readonly Retcode[];
  /** The retcodes of reasons for which this operation differs from all others. */
  readonly retcodeOf?: Readonly<Partial<Record<Reason, Retcode>>>;
  /** The reasons for which the CTI server refuses, each with its code. The message of the answer is then `Unknown ERROR._21234`. */
  readonly ctiCodeOf?: Readonly<Partial<Record<Reason, number>>>;
  /** Whether the result of a failure is an empty object. */
  readonly emptyResultOnFailure?: true;
  /** The names of the events that it causes. */
  readonly events: readonly string[];
  /** Set if it changes nothing in the center, and neither its method nor its group shows that. */
  readonly readsOnly?: true;
  readonly confidence: Confidence;
  /** Whether it is known only from older servers, or its page advises against it. */
  readonly isOutdated?: true;
}

interface Open<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape>
  extends Declaration<P, Q, B, H, R> {
  /** The agent in the path needs no session: the operation creates one, finds one without the path, or always refuses. */
  readonly access: "open";
  handle(input: OperationInput<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>>): OperationOutcome<R>;
}

interface BySession<P extends Shape, Q extends Shape, B extends Shape, H extends Shape, R extends Shape>
  extends Declaration<P, Q, B, H, R> {
  readonly access: "session";
  /** The right that the agent needs. Without it, the answer is 900-002. */
  readonly right?: "inspector";
  /** Whether it keeps a session with push alive. A session that polls is kept alive by any request. */
  readonly isHandshake?: true;
  handle(input: SessionInput<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>>): OperationOutcome<R>;
  /** Handles the request of an agent who is signed out; if it returns undefined, the answer is 100-006. */
  handleSignedOut?(input: OperationInput, agent: Agent, guid: string | undefined): OperationOutcome<R> | undefined;
}

/** An operation without the types of its shapes. */
export type Operation = RowFields &
  (Open<Shape, Shape, Shape, Shape, Shape> | BySession<Shape, Shape, Shape, Shape, Shape>);

/** Declares an operation for agents who are signed in. */
export function declareOperation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  H extends Shape = undefined,
  R extends Shape = undefined,
>(row: KnownInterface, declaration: Omit<BySession<P, Q, B, H, R>, "access">): Operation {
  return { access: "session", ...fieldsOfRow(row), ...buildOnce(declaration) } as unknown as Operation;
}

/** Declares an operation that needs no session of the agent in its path. */
export function declareOpenOperation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  H extends Shape = undefined,
  R extends Shape = undefined,
>(row: KnownInterface, declaration: Omit<Open<P, Q, B, H, R>, "access">): Operation {
  return { access: "open", ...fieldsOfRow(row), ...buildOnce(declaration) } as unknown as Operation;
}

type Shapes = Pick<Declaration<Shape, Shape, Shape, Shape, Shape>, "params" | "query" | "body" | "headers" | "result">;

/** Returns a declaration whose functions build each shape once. */
function buildOnce<D extends Shapes>(declaration: D): D {
  const { params, query, body, headers, result } = declaration;
  const built = {
    params: memoize(params),
    query: memoize(query),
    body: memoize(body),
    headers: memoize(headers),
    result: memoize(result),
  };
  return { ...declaration, ...built };
}

function memoize(build: (() => z.ZodType) | undefined): (() => z.ZodType) | undefined {
  if (build === undefined) return undefined;
  let built: z.ZodType | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

function fieldsOfRow(row: KnownInterface): RowFields {
  const { name, method, alternativeMethod, path, page } = row;
  // The part after the group is always the agent who sends the request, even where the documents call it a work number.
  const routed = path.replace(/^(\/\w+)\/\{\w+\}/, "$1/:agentid").replaceAll(/\{(\w+)\}/g, ":$1");
  // Only the last part of a path has two spellings.
  const [first = "", second] = routed.split("|");
  const alsoAt = second === undefined ? undefined : first.replace(/\w+$/, second);
  return { row, name, method, alternativeMethod, path: first, alsoAt, page, readsOnly: readsOnly(row) };
}

/** The groups in which every interface is a query, even with POST. */
const QUERY_GROUPS: readonly string[] = ["agentgroup", "queuedevice"];

/** Returns whether an interface is a query by its method and group. A poll takes events, so it isn't a query. */
function readsOnly({ method, group }: KnownInterface): boolean {
  return QUERY_GROUPS.includes(group) || (method === "GET" && group !== "agentevent");
}
