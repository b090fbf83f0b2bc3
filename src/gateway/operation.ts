// What an operation is: declared once, as data. Routes, checks, log lines and docs all come from these declarations.
import type { z } from "zod";
import type { Agent, Center, Refusal, Session } from "../core/index.ts";
import type { Success } from "./envelope.ts";
import type { Exchange } from "./exchange.ts";
import type { GatewayWorld } from "./host.ts";
import type { Retcode } from "./retcodes.ts";

export type Method = "GET" | "PUT" | "POST" | "DELETE";

/** How sure we are that the real gateway behaves so: read on a page or in a client, put together, or guessed. */
export type Confidence = "seen" | "partial" | "inferred";

/** What an operation is asked with, after all checks. */
export interface Asked<Params, Query, Body> {
  readonly world: GatewayWorld;
  readonly center: Center;
  readonly agentId: number;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The request and its one answer, for operations that answer later. */
  readonly exchange: Exchange;
}

/** The same, by an agent who is signed in and showed its Guid. */
export interface AskedByAgent<Params, Query, Body> extends Asked<Params, Query, Body> {
  readonly agent: Agent;
  readonly session: Session;
}

/** A result with a Guid to hand out. */
export class WithGuid {
  readonly result: unknown;
  readonly guid: string;

  constructor(result: unknown, guid: string) {
    this.result = result;
    this.guid = guid;
  }
}

/** What a handler returns when the answer comes later, through the exchange. */
export const LATER = Symbol("later");

type Shape = z.ZodType | undefined;
type Shaped<T extends Shape> = T extends z.ZodType ? z.output<T> : undefined;
type Outcome = Refusal | WithGuid | typeof LATER | unknown;

interface Facts<P extends Shape, Q extends Shape, B extends Shape> {
  /** The documented method name, as the gateway's logs write it. */
  readonly name: string;
  readonly summary: string;
  readonly method: Method;
  /** Below /agentgateway/resource, in the router's notation; `:agentid` is the agent who asks. */
  readonly path: string;
  readonly params?: P;
  readonly query?: Q;
  /** The members that are read of a JSON body; without it a body is ignored, whatever it is. */
  readonly body?: B;
  readonly success: Success;
  /** The shape of the result; absent when there is none to speak of. */
  readonly result?: z.ZodType;
  /** Writes a result as JSON, where that must be faster than the general way. */
  readonly write?: (result: never) => string;
  /** The interface's own list of errors; 000-002 and 100-006 can come from every one. */
  readonly retcodes: readonly Retcode[];
  /** The events that it leads to, as clients read them. */
  readonly events: readonly string[];
  /** Its page in the public documentation, or where else it is known from. */
  readonly page: string;
  readonly confidence: Confidence;
}

interface SigningIn<P extends Shape, Q extends Shape, B extends Shape> extends Facts<P, Q, B> {
  /** Needs no session: it makes one. */
  readonly access: "signing-in";
  handle(asked: Asked<Shaped<P>, Shaped<Q>, Shaped<B>>): Outcome;
}

interface BySession<P extends Shape, Q extends Shape, B extends Shape> extends Facts<P, Q, B> {
  readonly access: "session";
  handle(asked: AskedByAgent<Shaped<P>, Shaped<Q>, Shaped<B>>): Outcome;
  /** What it does for an agent who is signed out, before 100-006 is answered; undefined: nothing. */
  handleSignedOut?(
    asked: Asked<undefined, undefined, undefined>,
    agent: Agent,
    guid: string | undefined,
  ): Outcome | undefined;
}

/** An operation, its shapes forgotten: what the plugin mounts. */
export type Operation = SigningIn<Shape, Shape, Shape> | BySession<Shape, Shape, Shape>;

/** Declares an operation that an agent's session is needed for. */
export function operation<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
  declaration: Omit<BySession<P, Q, B>, "access">,
): Operation {
  return { access: "session", ...declaration } as unknown as Operation;
}

/** Declares an operation that makes a session. */
export function signingIn<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
  declaration: Omit<SigningIn<P, Q, B>, "access">,
): Operation {
  return { access: "signing-in", ...declaration } as unknown as Operation;
}
