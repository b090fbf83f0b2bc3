// Applies flow control to a query: handles it now, delays it, or refuses it.
import type { Agent, Session } from "../../core/index.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { SESSION_ENDED } from "../refusal-reasons.ts";
import { Rejection } from "../rejection.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admitQuery, findQueryKey, type LimitedGroup } from "./query-windows.ts";
import type { WaitingQueries } from "./waiting-queries.ts";

/** The input of a query that flow control may limit. */
interface LimitedQuery {
  readonly world: GatewayWorld;
  readonly agentId: number;
  readonly agent: Agent;
  readonly session: Session;
  readonly exchange: Exchange;
  readonly deliveries: { of(world: GatewayWorld): { readonly waitingQueries: WaitingQueries } };
}

/**
 * Handles a query within the limit. A query above the limit is handled too (`observe`), refused (`enforce`), or delayed (`slow`). If too
 * many queries are waiting, `slow` refuses it.
 *
 * @returns the outcome of the operation, a Rejection, or a WaitingQuery
 */
export function limitQuery<Input extends LimitedQuery>(
  operation: { handle(input: Input): unknown },
  group: LimitedGroup,
  input: Input,
  mode: "observe" | "slow" | "enforce",
): unknown {
  const { world, agent, session, agentId, exchange, deliveries } = input;
  const key = findQueryKey(session, group);
  const waiting = mode === "slow" ? deliveries.of(world).waitingQueries : undefined;
  const admit = () => waiting?.admit(key) ?? admitQuery(world, key);
  // The limits are in wall time, so a replay can't repeat this decision: it is stored on the tape.
  const decide = <Result>(check: () => Result): Result =>
    exchange.taped === undefined ? check() : world.tape.checkOrReplay(check);
  if (decide(admit)) return operation.handle(input);
  world.clientObserver.onOverLimit(exchange, agentId, mode === "enforce");
  if (mode === "observe") return operation.handle(input);
  if (waiting === undefined || !decide(() => waiting.add(key, exchange))) return new Rejection("000-007", OVER_LIMIT);
  return new WaitingQuery(() =>
    agent.session === session ? operation.handle(input) : new Rejection("100-006", SESSION_ENDED),
  );
}

/** The outcome of a query that flow control delays. */
export class WaitingQuery {
  /** Handles the query after the wait; returns its outcome. */
  readonly resume: () => unknown;

  constructor(resume: () => unknown) {
    this.resume = resume;
  }
}
