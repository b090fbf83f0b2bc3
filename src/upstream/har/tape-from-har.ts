// Makes the tape of a gateway from a HAR file, which a browser or a proxy has saved.
import { packageVersion } from "../../runtime/version.ts";
import { Anonymizer } from "../anonymous/anonymizer.ts";
import type { GatewayTapeHead, TapedExchange } from "../tape/gateway-tape.ts";
import { gatewayTapeHead } from "../tape/gateway-tape-text.ts";
import { findBrokenPlace } from "./broken-json.ts";
import { ConnectionNumbers } from "./connection-numbers.ts";
import { type HarExchange, type LeftOut, readHarEntry } from "./har-entry.ts";
import { HAR_CREATOR } from "./har-format.ts";
import { MAX_SESSION_US, microsecondsOf } from "./har-times.ts";
import { type HarObject, objectOf, textOf } from "./har-values.ts";

/** The tape of a HAR file. */
export interface TapeOfHar {
  readonly head: GatewayTapeHead;
  /** In the order in which they ended, as in a file. */
  readonly exchanges: readonly TapedExchange[];
  /** How many entries are no exchanges with a gateway. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/**
 * Makes a tape.
 *
 * @param text the HAR file
 * @param isPlain whether only secrets are replaced: passwords, tokens and Guids
 * @returns the tape, or a sentence that says what is wrong and where
 */
export function tapeFromHar(text: string, isPlain: boolean): TapeOfHar | { readonly problem: string } {
  const log = readLog(text);
  if ("problem" in log) return log;
  const isOwn = objectOf(log.log["creator"])?.["name"] === HAR_CREATOR;
  const found: HarExchange[] = [];
  const leftOut = { other: 0, preflight: 0, webSocket: 0 };
  for (const [index, entry] of log.entries.entries()) {
    const read = readHarEntry(entry, isOwn);
    if (typeof read === "string") leftOut[read]++;
    else if ("problem" in read) return { problem: `entry ${index + 1} ${read.problem}` };
    else found.push(read);
  }
  found.sort((one, other) => one.begun - other.begun || (one.exchange ?? 0) - (other.exchange ?? 0));
  const first = found[0]?.begun;
  if (found.some(({ begun }) => begun - (first ?? 0) > MAX_SESSION_US)) {
    return { problem: "the entries are more than 31 days apart: a tape is one session, so save one session alone" };
  }
  const own = isOwn ? ownHead(log.log, first) : undefined;
  const start = own?.start ?? Math.floor((first ?? 0) / 1_000) * 1_000;
  const head = gatewayTapeHead({
    version: own?.version ?? packageVersion(),
    start: new Date(start / 1_000).toISOString(),
    anonymized: !isPlain || own?.anonymized === true,
  });
  return { head, exchanges: anonymous(numbered(found, start, isOwn), isPlain), leftOut };
}

function readLog(
  text: string,
): { readonly log: HarObject; readonly entries: readonly unknown[] } | { readonly problem: string } {
  const json = text.replace(/^\uFEFF/, "");
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    return { problem: brokenSentence(json) };
  }
  const log = objectOf(objectOf(file)?.["log"]);
  const entries = log?.["entries"];
  if (log !== undefined && Array.isArray(entries)) return { log, entries };
  return { problem: 'it is no HAR file: it must be a JSON object with a list in "log", "entries"' };
}

function brokenSentence(json: string): string {
  const { line, entry, isInEntry, isEnd } = findBrokenPlace(json);
  const place = isInEntry ? `, in entry ${entry}` : entry > 0 ? `, behind entry ${entry}` : "";
  if (isEnd) return `line ${line}${place}: the file ends there and is not whole: save it again`;
  return `line ${line}${place}: it is not JSON`;
}

/** Returns the head of the tape that a file was made from, if the file still has it. */
function ownHead(log: HarObject, first: number | undefined) {
  const { _start: written, _anonymized: anonymized, creator } = log;
  const start = microsecondsOf(written);
  const version = textOf(objectOf(creator)?.["version"]);
  const untilFirst = (first ?? start ?? 0) - (start ?? 0);
  const isStart = untilFirst >= 0 && untilFirst <= MAX_SESSION_US;
  return { start: isStart ? start : undefined, version: version === "" ? undefined : version, anonymized };
}

/** Numbers exchanges in the order in which they began. Those of a tape keep their numbers. */
function numbered(found: readonly HarExchange[], start: number, isOwn: boolean): readonly TapedExchange[] {
  const connections = new ConnectionNumbers(isOwn);
  const own = new Set(found.map(({ exchange }) => exchange));
  const areNumbered = own.size === found.length && !own.has(undefined);
  return found.map(({ begun, took, connection, exchange, request, answer, end }, index) => ({
    exchange: areNumbered && exchange !== undefined ? exchange : index + 1,
    connection: connections.numberOf(connection, begun, begun + took),
    from: (begun - start) / 1_000,
    to: (begun - start + took) / 1_000,
    request,
    answer,
    end,
  }));
}

/** Replaces the values of people, in the order in which a tape is written. */
function anonymous(exchanges: readonly TapedExchange[], isPlain: boolean): readonly TapedExchange[] {
  const anonymizer = new Anonymizer(isPlain);
  return [...exchanges]
    .sort((one, other) => one.to - other.to || one.exchange - other.exchange)
    .map((exchange) => anonymizer.anonymize(exchange));
}
