// Opens a simulator, prints its addresses, and closes it at a signal.
import { once } from "node:events";
import { type OpenSimulator, openSimulator, type SimulatorParts } from "../open-simulator.ts";
import type { LogFormat, Options } from "../options/options.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";
import { buildBoardUrl, formatReadyObject, formatReadySentence } from "./output/line-formats.ts";
import { type Log, openLog } from "./output/log.ts";
import { readStoreOptions } from "./store-choice.ts";

/** The steps that a command adds while it serves. */
export interface ServingSteps {
  /** Called if the simulator cannot be opened. */
  onFailure?(): void;
  /** Called when the simulator is open. Returns a function that is called before the simulator closes. */
  onOpen?(simulator: OpenSimulator): Promise<(() => void) | undefined>;
  /** Called when all requests are answered. When its promise has resolved, the process may exit before the simulator is closed. */
  onAnswered?(): Promise<void> | undefined;
}

/** Opens the log of a command that serves. */
export function openServingLog(options: Options, { out }: CommandContext): Log {
  const store = readStoreOptions(options);
  return openLog(options.logLevel, chooseLogFormat(options, out), out, store && { replica: store.replica });
}

/**
 * Serves until a signal stops it. When all requests are answered, it ends the process.
 *
 * @throws the errors of openSimulator.
 */
export async function serveUntilStopped(
  parts: SimulatorParts & { readonly options: Options; readonly log: Log },
  stop: AbortSignal,
  { out, exit, openPage }: CommandContext,
  steps: ServingSteps = {},
): Promise<void> {
  const { options, log } = parts;
  const simulator = await openSimulator(parts).catch((error: unknown) => {
    steps.onFailure?.();
    throw error;
  });
  const beforeClose = await steps.onOpen?.(simulator);
  log.begin(
    (chooseLogFormat(options, out) === "json" ? formatReadyObject : formatReadySentence)(simulator, process.pid),
  );
  openBoard(simulator.controlUrl, { options, log, stop, openPage });
  if (!stop.aborted) await once(stop, "abort");
  beforeClose?.();
  await simulator.close(async () => {
    await steps.onAnswered?.();
    log.end();
    // When the process exits, the system closes thousands of connections at once. Closing them one by one is slow.
    exit(EXIT_SUCCESS);
  });
}

/** Opens the board in a browser, if the options say so and the command has not been stopped. */
export function openBoard(
  controlUrl: string | undefined,
  {
    options,
    log,
    stop,
    openPage,
  }: { options: Options; log: Log; stop: AbortSignal } & Pick<CommandContext, "openPage">,
): void {
  const board = buildBoardUrl(controlUrl);
  if (!options.open || board === undefined || stop.aborted) return;
  openPage(board, (reason) => log.warn(`The board could not be opened (${reason}). Open ${board} yourself`));
}

/** Returns the format of the log: by default `pretty` on a terminal, and `json` elsewhere. */
export function chooseLogFormat({ logFormat }: Options, { isTTY }: CommandContext["out"]): LogFormat {
  return logFormat ?? (isTTY === true ? "pretty" : "json");
}
