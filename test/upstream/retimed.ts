// Replaces the times on a tape, so that a comparison does not depend on how fast the machine of the test is.
import { readFileSync, writeFileSync } from "node:fs";
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import { type GatewayTape, readGatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";

/** A moment of an exchange: it begins, or it ends. */
export interface ExchangeMoment {
  readonly exchange: TapedExchange;
  readonly isEnd: boolean;
}

/** The default time before each moment, in milliseconds. */
export const GAP_MS = 10;

/**
 * Replaces the times in the file of a tape. Its moments keep their order.
 *
 * @param gapBefore returns the time before a moment (milliseconds)
 * @returns the tape with the new times
 */
export function retimeTape(file: string, gapBefore: (moment: ExchangeMoment) => number = () => GAP_MS): GatewayTape {
  const read = readGatewayTape(readFileSync(file, "utf8"));
  if ("problem" in read) throw new Error(read.problem);
  const moments = read.exchanges.flatMap((exchange) => [
    { exchange, isEnd: false, at: exchange.from },
    { exchange, isEnd: true, at: exchange.to },
  ]);
  moments.sort((one, other) => one.at - other.at);
  const times = new Map<TapedExchange, { from: number; to: number }>();
  let now = 0;
  for (const moment of moments) {
    now += gapBefore(moment);
    const { exchange, isEnd } = moment;
    times.set(exchange, { from: isEnd ? (times.get(exchange)?.from ?? now) : now, to: now });
  }
  const exchanges = read.exchanges.map((exchange) => ({ ...exchange, ...times.get(exchange) }));
  writeFileSync(file, [read.head, ...exchanges].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return { ...read, exchanges };
}
