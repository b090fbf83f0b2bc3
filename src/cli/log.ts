// The log of a serving simulator: pino's lines, as JSON or made readable, all of them behind the ready line.

import { createRequire } from "node:module";
import type { DestinationStream, Logger } from "pino";
import type { LogFormat, LogLevel } from "../options.ts";
import { wallNow } from "../runtime/time.ts";
import type { SimulatorLog } from "../simulator.ts";
import { requestMembers, requestSentence } from "./print.ts";
import type { Output } from "./surroundings.ts";

/** Bytes that may wait for whoever reads the output; a program that never reads it must not fill the memory. */
export const LONGEST_WAIT = 16 * 1024 * 1024;

/** Levels at which requests are written down. */
const TELLS_REQUESTS: readonly LogLevel[] = ["info", "debug", "trace"];

const require = createRequire(import.meta.url);

export interface Log extends SimulatorLog {
  /** Writes the ready line, to where the log goes unless told otherwise, then all that was said before it, and from then on everything at once. */
  begin(ready: string, to?: Output): void;
}

/** Opens a log. Until it begins, lines are held back. */
export function openLog(level: LogLevel, format: LogFormat, out: Output): Log {
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

  return {
    // Whoever wants no such lines does not pay for making them.
    request: TELLS_REQUESTS.includes(level) ? (line) => say((to) => to.info(requestMembers(line))) : undefined,
    warn: (sentence) => say((to) => to.warn(sentence)),
    info: (sentence) => say((to) => to.info(sentence)),
    begin(ready, to = out) {
      to.write(`${ready}\n`);
      const lines = held ?? [];
      held = undefined;
      for (const line of lines) say(line);
    },
  };
}

function makeLogger(level: LogLevel, format: LogFormat, out: Output): Logger {
  const { pino } = require("pino") as typeof import("pino");
  const readable = format === "pretty" ? makeReadable(out.isTTY === true) : (line: string) => line;
  return pino({ level, base: null }, bounded(out, readable));
}

/** Writes lines as long as somebody takes them; when some were left out, a line says how many. */
function bounded(out: Output, readable: (line: string) => string): DestinationStream {
  let leftOut = 0;
  return {
    write(line) {
      if ((out.writableLength ?? 0) > LONGEST_WAIT) {
        leftOut += 1;
        return;
      }
      if (leftOut > 0) {
        const msg = `${leftOut} lines were left out, because nobody read the output.`;
        out.write(readable(`${JSON.stringify({ level: 40, time: Math.round(wallNow()), msg })}\n`));
        leftOut = 0;
      }
      out.write(readable(line));
    },
  };
}

function makeReadable(colorize: boolean): (line: string) => string {
  const { prettyFactory } = require("pino-pretty") as typeof import("pino-pretty");
  return prettyFactory({
    colorize,
    translateTime: "SYS:HH:MM:ss.l",
    hideObject: true,
    messageFormat: (line, messageKey) =>
      line["operation"] === undefined ? String(line[messageKey] ?? "") : requestSentence(line),
  });
}
