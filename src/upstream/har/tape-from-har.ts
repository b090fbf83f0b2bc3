// Makes the tape of a gateway from a HAR file that a browser or a proxy has saved.
import { readPackageVersion } from "../../runtime/version.ts";
import { Anonymizer } from "../anonymous/anonymizer.ts";
import type { GatewayTapeHead, TapedExchange } from "../tape/gateway-tape.ts";
import { makeGatewayTapeHead } from "../tape/gateway-tape-text.ts";
import { findBrokenPlace } from "./broken-json.ts";
import { ConnectionNumbers } from "./connection-numbers.ts";
import { type HarExchange, type LeftOut, readHarEntry } from "./har-entry.ts";
import { HAR_CREATOR } from "./har-format.ts";
import { MAX_SESSION_US, microsecondsOf } from "./har-times.ts";
import { type HarObject, objectOf, textOf } from "./har-values.ts";

/** The tape that a HAR file contains. */
export interface TapeOfHar {
  readonly head: GatewayTapeHead;
  /** In the order in which they ended, as on every tape. */
  readonly exchanges: readonly TapedExchange[];
  /** How many entries are not exchanges with a gateway, by kind. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/**
 * Makes a tape from a HAR file.
 *
 * @param text the HAR file
 * @param isPlain whether only secrets are replaced: passwords, tokens and Guids
 * @returns the tape, or a sentence that says what is wrong and where
 */
export function readTapeFromHar(text: string, isPlain: boolean): TapeOfHar | { readonly problem: string } {
  const log = readLog(text);
  if ("problem" in log) return log;
  const isFromTape = objectOf(log.log["creator"])?.["name"] === HAR_CREATOR;
  const found: HarExchange[] = [];
  const leftOut = { other: 0, preflight: 0, webSocket: 0 };
  for (const [index, entry] of log.entries.entries()) {
    const read = readHarEntry(entry, isFromTape);
    if (typeof read === "string") leftOut[read]++;
    else if ("problem" in read) return { problem: `entry ${index + 1} ${read.problem}` };
    else found.push(read);
  }
  found.sort((one, other) => one.begunUs - other.begunUs || (one.exchange ?? 0) - (other.exchange ?? 0));
  const firstUs = found[0]?.begunUs;
  if (found.some(({ begunUs }) => begunUs - (firstUs ?? 0) > MAX_SESSION_US)) {
    return { problem: "the entries are more than 31 days apart: a tape is one session, so save one session alone" };
  }
  const own = isFromTape ? readTapeHead(log.log, firstUs) : undefined;
  const startUs = own?.startUs ?? Math.floor((firstUs ?? 0) / 1_000) * 1_000;
  const head = makeGatewayTapeHead({
    version: own?.version ?? readPackageVersion(),
    start: new Date(startUs / 1_000).toISOString(),
    anonymized: !isPlain || own?.anonymized === true,
  });
  return { head, exchanges: anonymize(numberExchanges(found, startUs, isFromTape), isPlain), leftOut };
}

function readLog(
  text: string,
): { readonly log: HarObject; readonly entries: readonly unknown[] } | { readonly problem: string } {
  const json = text.replace(/^\uFEFF/, "");
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    return { problem: describeBroken(json) };
  }
  const log = objectOf(objectOf(file)?.["log"]);
  const entries = log?.["entries"];
  if (log !== undefined && Array.isArray(entries)) return { log, entries };
  return { problem: 'it is not a HAR file: it must be a JSON object with a list in "log", "entries"' };
}

function describeBroken(json: string): string {
  const { line, entry, isInEntry, isEnd } = findBrokenPlace(json);
  const place = isInEntry ? `, in entry ${entry}` : entry > 0 ? `, after entry ${entry}` : "";
  if (isEnd) return `line ${line}${place}: the file ends there and is incomplete: save it again`;
  return `line ${line}${place}: it is not JSON`;
}

/** Returns the head of the tape from which a file was made, as far as the file still has it. */
function readTapeHead(log: HarObject, firstUs: number | undefined) {
  const { _start: written, _anonymized: anonymized, creator } = log;
  const startUs = microsecondsOf(written);
  const version = textOf(objectOf(creator)?.["version"]);
  const untilFirstUs = (firstUs ?? startUs ?? 0) - (startUs ?? 0);
  const isStart = untilFirstUs >= 0 && untilFirstUs <= MAX_SESSION_US;
  return { startUs: isStart ? startUs : undefined, version: version === "" ? undefined : version, anonymized };
}

/**
 * Returns the exchanges of a tape, numbered in the order in which they began. Those from a tape keep their numbers, if all have different
 * ones.
 */
function numberExchanges(
  found: readonly HarExchange[],
  startUs: number,
  isFromTape: boolean,
): readonly TapedExchange[] {
  const connections = new ConnectionNumbers(isFromTape);
  const own = new Set(found.map(({ exchange }) => exchange));
  const areNumbered = own.size === found.length && !own.has(undefined);
  return found.map(({ begunUs, tookUs, connection, exchange, isPush, request, answer, end }, index) => ({
    exchange: areNumbered && exchange !== undefined ? exchange : index + 1,
    connection: connections.numberOf(connection, begunUs, begunUs + tookUs),
    ...(isPush === true ? { isPush } : {}),
    from: (begunUs - startUs) / 1_000,
    to: (begunUs - startUs + tookUs) / 1_000,
    request,
    answer,
    end,
  }));
}

/** Returns the exchanges without secrets and, unless only those are replaced, without people's values, in the order of a tape. */
function anonymize(exchanges: readonly TapedExchange[], isPlain: boolean): readonly TapedExchange[] {
  const anonymizer = new Anonymizer(isPlain);
  return [...exchanges]
    .sort((one, other) => one.to - other.to || one.exchange - other.exchange)
    .map((exchange) => anonymizer.anonymize(exchange));
}
