// Sorts the moments of a tape by time: requests, and the beginnings and ends of pushes and polls.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { isPoll, type NamedRequest, nameExchange } from "../session/named-request.ts";

/** A moment on the tape. Moments of the same time are in the order of their kinds: a poll ends before a request, and begins after it. */
export interface TapedMoment {
  readonly kind: "pollEnded" | "request" | "pushed" | "pushEnded" | "pollBegan";
  /** Milliseconds since the start of the tape. */
  readonly at: number;
  readonly exchange: TapedExchange;
  readonly named: NamedRequest;
}

const ORDER = ["pollEnded", "request", "pushed", "pushEnded", "pollBegan"] as const;

/** Returns the moments of a tape in their order. */
export function momentsOf(exchanges: readonly TapedExchange[]): readonly TapedMoment[] {
  const moments = exchanges.flatMap((exchange): TapedMoment[] => {
    const named = nameExchange(exchange);
    if (exchange.isPush === true) return momentsOfPush(exchange, named);
    if (!isPoll(named)) return [{ kind: "request", at: exchange.from, exchange, named }];
    return [
      { kind: "pollBegan", at: exchange.from, exchange, named },
      { kind: "pollEnded", at: exchange.to, exchange, named },
    ];
  });
  return moments.sort(compareMoments);
}

/** Returns the moments of a push: it arrives, and the client answers it. */
export function momentsOfPush(exchange: TapedExchange, named: NamedRequest): TapedMoment[] {
  return [
    { kind: "pushed", at: exchange.from, exchange, named },
    { kind: "pushEnded", at: exchange.to, exchange, named },
  ];
}

/** Compares two moments by their order. Returns a negative number if `one` comes first. */
export function compareMoments(one: TapedMoment, other: TapedMoment): number {
  return (
    one.at - other.at ||
    ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
    one.exchange.exchange - other.exchange.exchange
  );
}
