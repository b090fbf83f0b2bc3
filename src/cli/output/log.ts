// Writes the log of a simulator with pino, as JSON or as text, after the ready line.

import { createRequire } from "node:module";
import type * as Pino from "pino";
import type { DestinationStream, Logger } from "pino";
import type * as PinoPretty from "pino-pretty";
import type { SimulatorLog } from "../../open-simulator.ts";
import type { LogFormat, LogLevel } from "../../options/options.ts";
import { readWallTime } from "../../runtime/time.ts";
import { systemWallClock, type WallClock } from "../../world/time/wall.ts";
import type { Output } from "../command-context.ts";
import { formatRequest, type LoggedRequest, toRequestMembers } from "./line-formats.ts";
import { RepeatedLines } from "./repeated-lines.ts";

/** The maximum number of bytes that the output may buffer. Beyond it, lines are dropped, so that they don't fill the memory. */
export const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** Levels at which requests are logged. */
const REQUEST_LEVELS: readonly LogLevel[] = ["info", "debug", "trace"];

/** Levels at which the lines of requests include their bodies. */
const BODY_LEVELS: readonly LogLevel[] = ["debug", "trace"];

/** The log of a simulator. */
export interface Log extends SimulatorLog {
  /**
   * Writes the ready line and then the lines that were logged before it. Later lines are written immediately.
   *
   * @param to where to write the ready line; default the output of the log.
   */
  begin(ready: string, to?: Output): void;
  /** Writes the pending counts of repeated lines. */
  end(): void;
}

/** The optional parts of a log. */
export interface LogParts {
  readonly wall?: WallClock;
  /** The name of the process in its lines; undefined: lines have none, because there is only one process. */
  readonly replica?: string;
}

/** Opens a log. Lines before `begin` are written after the ready line. */
export function openLog(
  level: LogLevel,
  format: LogFormat,
  out: Output,
  { wall = systemWallClock, replica }: LogParts = {},
): Log {
  const repeated = new RepeatedLines(wall);
  let logger: Logger | undefined;
  let heldLines: ((logger: Logger) => void)[] | undefined = [];

  const write = (line: (logger: Logger) => void): void => {
    if (heldLines !== undefined) {
      heldLines.push(line);
      return;
    }
    // pino is loaded with the first line, which keeps the start fast.
    logger ??= createLogger(level, format, out, replica);
    line(logger);
  };

  const request = (line: LoggedRequest): void => {
    const { world, operation, agent, retcode, reason, request: body, answer } = line;
    const writeCount = (times: number) => write((to) => to.info({ ...toRequestMembers(line), times }));
    if (repeated.shouldWrite(`${world} ${operation} ${agent} ${retcode} ${reason} ${body} ${answer}`, writeCount))
      write((to) => to.info(toRequestMembers(line)));
  };

  return {
    request: REQUEST_LEVELS.includes(level) ? request : undefined,
    logsBodies: BODY_LEVELS.includes(level),
    warn(sentence) {
      const writeCount = (times: number, seconds: number) =>
        write((to) => to.warn({ times }, describeRepetition(sentence, times, seconds)));
      if (repeated.shouldWrite(sentence, writeCount)) write((to) => to.warn(sentence));
    },
    info: (sentence) => write((to) => to.info(sentence)),
    begin(ready, to = out) {
      to.write(`${ready}\n`);
      const lines = heldLines ?? [];
      heldLines = undefined;
      for (const line of lines) write(line);
    },
    end: () => repeated.flush(),
  };
}

/** Returns the line for a sentence that was repeated. */
function describeRepetition(sentence: string, times: number, seconds: number): string {
  return `${sentence.replace(/\.$/, "")}: ${times === 1 ? "once" : `${times} times`} more within ${seconds} s`;
}

function createLogger(level: LogLevel, format: LogFormat, out: Output, replica: string | undefined): Logger {
  const { pino } = createRequire(import.meta.url)("pino") as typeof Pino;
  const formatLine = format === "pretty" ? createLineFormatter(out.isTTY === true) : (line: string) => line;
  return pino({ level, base: replica === undefined ? null : { replica } }, createBoundedOutput(out, formatLine));
}

/** Creates an output that drops lines while too many bytes are buffered, and then writes how many were dropped. */
function createBoundedOutput(out: Output, formatLine: (line: string) => string): DestinationStream {
  let dropped = 0;
  return {
    write(line) {
      if ((out.writableLength ?? 0) > MAX_BUFFERED_BYTES) {
        dropped += 1;
        return;
      }
      if (dropped > 0) {
        const msg = `${dropped} lines were dropped because the output was not read.`;
        out.write(formatLine(`${JSON.stringify({ level: 40, time: Math.round(readWallTime()), msg })}\n`));
        dropped = 0;
      }
      out.write(formatLine(line));
    },
  };
}

function createLineFormatter(colorize: boolean): (line: string) => string {
  const { prettyFactory } = createRequire(import.meta.url)("pino-pretty") as typeof PinoPretty;
  return prettyFactory({
    colorize,
    translateTime: "SYS:HH:MM:ss.l",
    hideObject: true,
    messageFormat: (line, messageKey) => {
      const sentence = line["operation"] === undefined ? String(line[messageKey] ?? "") : formatRequest(line);
      return line["replica"] === undefined ? sentence : `${line["replica"]}: ${sentence}`;
    },
  });
}
