// Serves as a worker: opens a simulator on free ports, reports its addresses, and closes it on request.
import { once } from "node:events";
import { type OpenSimulator, openSimulator } from "../../open-simulator.ts";
import { limitHeapGrowth } from "../../runtime/heap-growth.ts";
import { readAssignedSettings } from "../../world/assigned-settings.ts";
import type { World } from "../../world/world.ts";
import type { CommandContext, Output } from "../command-context.ts";
import { explainFailure } from "../command-failure.ts";
import { EXIT_ERROR, EXIT_SUCCESS } from "../exit-codes.ts";
import { findScenario } from "../find-scenario.ts";
import { openLog } from "../output/log.ts";
import { followScenario } from "../serve-command.ts";
import { TapeFile } from "../tape-file.ts";
import { watchFile } from "../watch-file.ts";
import type { FromWorker, WorkerOrder } from "./worker-messages.ts";

/** The connection of a worker with the process that started it. */
export interface WorkerLink {
  /** Aborted when the worker must stop. */
  readonly stop: AbortSignal;
  /** Returns whether a port belongs to the common addresses or to a worker, so that no events are pushed to it. */
  isOwnPort(port: number): boolean;
  send(message: FromWorker): void;
}

/** An output that drops the ready line, because the process that started the worker writes it. */
const NOWHERE: Output = { write: () => {} };

/**
 * Serves until the link says that it must stop, then ends the process. If the scenario cannot be used or the simulator cannot be opened,
 * sends the reason and returns.
 */
export async function serveWorker(order: WorkerOrder, { stop, isOwnPort, send }: WorkerLink): Promise<void> {
  const { options, replica, scenario: given, input, certificates, secret, isTTY } = order;
  limitHeapGrowth();
  const context: Pick<CommandContext, "readInput" | "watch"> = {
    readInput: async () => input ?? new Uint8Array(),
    watch: watchFile,
  };
  const { hasCommand } = given;
  const found = await findScenario(given.given, context, { hasCommand, maxAgents: options.maxAgents });
  if ("problems" in found) {
    send({ kind: "failed", sentence: found.problems.join("\n"), exitCode: EXIT_ERROR });
    return;
  }
  const out: Output = {
    write: (text) => process.stdout.write(text),
    isTTY,
    get writableLength() {
      return process.stdout.writableLength;
    },
  };
  const log = openLog(options.logLevel, options.logFormat ?? "json", out, { replica });
  let tapeFile: TapeFile | undefined;
  let simulator: OpenSimulator;
  try {
    tapeFile = new TapeFile(options, (sentence) => log.warn(sentence));
    const onWorld = (world: World) => tapeFile?.follow(world);
    const worker = { certificates, secret, isOwnPort };
    const given = readAssignedSettings(options.set, found.scenario);
    // The process that started the worker has already refused wrong settings.
    const settings = "settings" in given ? given.settings : {};
    simulator = await openSimulator({ options, scenario: found.scenario, settings, log, onWorld, worker });
  } catch (error) {
    tapeFile?.discard();
    const failure = explainFailure(error, options);
    if (failure === undefined) throw error;
    send({ kind: "failed", ...failure });
    return;
  }
  const stopFollowing = options.watch ? await followScenario(found, simulator, context, log) : undefined;
  log.begin("", NOWHERE);
  const { url: gateway, controlUrl: control, hops } = simulator;
  if (hops === undefined) throw new Error("A worker has no ports for the requests of the common address.");
  send({ kind: "ready", gateway, control, hops });
  if (!stop.aborted) await once(stop, "abort");
  stopFollowing?.();
  await simulator.close(() => {
    tapeFile?.settle();
    log.end();
    tapeFile?.close();
    // The log may still be on its way to the process that writes it.
    process.stdout.write("", () => process.exit(EXIT_SUCCESS));
  });
}
