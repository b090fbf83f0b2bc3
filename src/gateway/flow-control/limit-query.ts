// Applies flow control to a query of call data: it is handled now, later, or not at all.
import type { Agent, Session } from "../../core/index.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { SESSION_ENDED } from "../refusal-reasons.ts";
import { Rejection } from "../rejection.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admitQuery } from "./query-windows.ts";
import type { WaitingQueries } from "./waiting-queries.ts";

/** A query that flow control may limit: who asks, and where queries wait. */
interface LimitedQuery {
  readonly world: GatewayWorld;
  readonly agentId: number;
  readonly agent: Agent;
  readonly session: Session;
  readonly exchange: Exchange;
  readonly deliveries: { of(world: GatewayWorld): { readonly waitingQueries: WaitingQueries } };
}

/** Handles a query within the limit. Above the limit, handles it, refuses it, or returns that it has to wait, by the mode. */
export function limitQuery<Asked extends LimitedQuery>(
  operation: { handle(asked: Asked): unknown },
  asked: Asked,
  mode: "observe" | "slow" | "enforce",
): unknown {
  const { world, agent, session, agentId, exchange, deliveries } = asked;
  const lines = mode === "slow" ? deliveries.of(world).waitingQueries : undefined;
  if (lines?.admit(session) ?? admitQuery(world, session)) return operation.handle(asked);
  world.watch.overLimit(exchange, agentId, mode === "enforce");
  if (mode === "observe") return operation.handle(asked);
  if (lines?.add(session, exchange) !== true) return new Rejection("000-007", OVER_LIMIT);
  return new WaitingQuery(() =>
    agent.session === session ? operation.handle(asked) : new Rejection("100-006", SESSION_ENDED),
  );
}

/** The outcome of a query that has to wait. */
export class WaitingQuery {
  /** Handles the query when its turn has come; returns its outcome. */
  readonly resume: () => unknown;

  constructor(itsTurn: () => unknown) {
    this.resume = itsTurn;
  }
}
