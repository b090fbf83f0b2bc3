// The log of a serving simulator: pino's lines, as JSON or made readable, all of them behind the ready line.

import { createRequire } from "node:module";
import type * as Pino from "pino";
import type { DestinationStream, Logger } from "pino";
import type * as PinoPretty from "pino-pretty";
import type { SimulatorLog } from "../../open-simulator.ts";
import type { LogFormat, LogLevel } from "../../options/options.ts";
import { wallNow } from "../../runtime/time.ts";
import { systemWallClock, type WallClock } from "../../world/time/wall.ts";
import type { Output } from "../command-context.ts";
import { type RequestLine, requestMembers, requestSentence } from "./line-formats.ts";
import { EqualLines } from "./repeated-lines.ts";

/** Bytes that may wait for whoever reads the output; a program that never reads it must not fill the memory. */
export const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** Levels at which requests are written down. */
const TELLS_REQUESTS: readonly LogLevel[] = ["info", "debug", "trace"];

/** Levels at which the lines about requests have their bodies too. */
const TELLS_BODIES: readonly LogLevel[] = ["debug", "trace"];

const require = createRequire(import.meta.url);

export interface Log extends SimulatorLog {
  /** Writes the ready line, to where the log goes unless told otherwise, then all that was said before it, and from then on everything at once. */
  begin(ready: string, to?: Output): void;
  /** Writes what is not written yet: how often the last lines came. */
  end(): void;
}

/** Opens a log. Until it begins, lines are held back. */
export function openLog(level: LogLevel, format: LogFormat, out: Output, wall: WallClock = systemWallClock): Log {
  const equal = new EqualLines(wall);
  let logger: Logger | undefined;
  let held: ((logger: Logger) => void)[] | undefined = [];

  const say = (line: (logger: Logger) => void): void => {
    if (held !== undefined) {
      held.push(line);
      return;
    }
    // Loaded with the first line: a start should not pay for it, and a quiet simulator never needs it.
    logger ??= makeLogger(level, format, out);
    line(logger);
  };

  const request = (line: RequestLine): void => {
    const { world, operation, agent, retcode, reason, request: body, answer } = line;
    const again = (times: number) => say((to) => to.info({ ...requestMembers(line), times }));
    if (equal.admits(`${world} ${operation} ${agent} ${retcode} ${reason} ${body} ${answer}`, again))
      say((to) => to.info(requestMembers(line)));
  };

  return {
    // Whoever wants no such lines does not pay for making them.
    request: TELLS_REQUESTS.includes(level) ? request : undefined,
    takesBodies: TELLS_BODIES.includes(level),
    warn(sentence) {
      const again = (times: number, seconds: number) =>
        say((to) => to.warn({ times }, sayAgain(sentence, times, seconds)));
      if (equal.admits(sentence, again)) say((to) => to.warn(sentence));
    },
    info: (sentence) => say((to) => to.info(sentence)),
    begin(ready, to = out) {
      to.write(`${ready}\n`);
      const lines = held ?? [];
      held = undefined;
      for (const line of lines) say(line);
    },
    end: () => equal.flush(),
  };
}

/** A line that came again and again, without its full stop. */
function sayAgain(sentence: string, times: number, seconds: number): string {
  return `${sentence.replace(/\.$/, "")}: ${times === 1 ? "once" : `${times} times`} more within ${seconds} s`;
}

function makeLogger(level: LogLevel, format: LogFormat, out: Output): Logger {
  const { pino } = require("pino") as typeof Pino;
  const readable = format === "pretty" ? makeReadable(out.isTTY === true) : (line: string) => line;
  return pino({ level, base: null }, bounded(out, readable));
}

/** Writes lines as long as somebody takes them; when some were left out, a line says how many. */
function bounded(out: Output, readable: (line: string) => string): DestinationStream {
  let leftOut = 0;
  return {
    write(line) {
      if ((out.writableLength ?? 0) > MAX_BUFFERED_BYTES) {
        leftOut += 1;
        return;
      }
      if (leftOut > 0) {
        const msg = `${leftOut} lines were left out because the output was not read.`;
        out.write(readable(`${JSON.stringify({ level: 40, time: Math.round(wallNow()), msg })}\n`));
        leftOut = 0;
      }
      out.write(readable(line));
    },
  };
}

function makeReadable(colorize: boolean): (line: string) => string {
  const { prettyFactory } = require("pino-pretty") as typeof PinoPretty;
  return prettyFactory({
    colorize,
    translateTime: "SYS:HH:MM:ss.l",
    hideObject: true,
    messageFormat: (line, messageKey) =>
      line["operation"] === undefined ? String(line[messageKey] ?? "") : requestSentence(line),
  });
}
