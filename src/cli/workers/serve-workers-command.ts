// The command `serve` with --workers: starts several simulators, each in its own process, behind a common address.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { issueCertificates } from "../../issue-certificates.ts";
import type { Options } from "../../options/options.ts";
import { SERVER_TIMEOUTS } from "../../serving/server-options.ts";
import { chooseWorker } from "../../workers/choose-worker.ts";
import { type Front, openFront } from "../../workers/open-front.ts";
import { readAssignedSettings } from "../../world/assigned-settings.ts";
import { systemWallClock } from "../../world/time/wall.ts";
import { DEFAULT_WORLD } from "../../world/world-options.ts";
import type { CommandContext } from "../command-context.ts";
import { explainFailure } from "../command-failure.ts";
import { EXIT_FAILURE, EXIT_SUCCESS } from "../exit-codes.ts";
import { findScenario } from "../find-scenario.ts";
import { formatReadyObject, formatReadySentence } from "../output/line-formats.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { chooseLogFormat, openBoard, openServingLog } from "../serve-until-stopped.ts";
import { createStopSignal } from "../stop-signal.ts";
import type { ReadyWorker, WorkerOrder } from "./worker-messages.ts";
import { WorkerNotStarted, WorkerProcess } from "./worker-process.ts";

/** The options of the command with workers. */
export type WorkerOptions = Options & { readonly workers: number };

/**
 * Serves until a signal stops it, or a worker ends.
 *
 * @returns the exit code. 0: a signal stopped it. 1: a worker ended, or a port could not be opened. 2: an option, the scenario or a file
 *   cannot be used.
 */
export async function runServeWorkersCommand(
  options: WorkerOptions,
  scenario: WorkerOrder["scenario"],
  context: CommandContext,
): Promise<number> {
  const stop = createStopSignal(context, () => EXIT_SUCCESS);
  let input: Uint8Array | undefined;
  const readInput = async (): Promise<Uint8Array> => {
    input ??= await context.readInput();
    return input;
  };
  try {
    const { hasCommand } = scenario;
    const found = await findScenario(scenario.given, { readInput }, { hasCommand, maxAgents: options.maxAgents });
    if (stop.signal.aborted) return EXIT_SUCCESS;
    if ("problems" in found) return reportProblems(found.problems, context);
    const settings = readAssignedSettings(options.set, found.scenario);
    if ("problems" in settings) return reportProblems(settings.problems, context);
    return await serveOn(options, { scenario, input }, stop.signal, context);
  } catch (error) {
    const failure = error instanceof WorkerNotStarted ? error : explainFailure(error, options);
    if (failure === undefined) throw error;
    context.err.write(`${"sentence" in failure ? failure.sentence : failure.message}\n`);
    return failure.exitCode;
  } finally {
    stop.dispose();
  }
}

/** The scenario and the input for the workers. */
type Given = Pick<WorkerOrder, "scenario" | "input">;

async function serveOn(
  options: WorkerOptions,
  given: Given,
  stop: AbortSignal,
  context: CommandContext,
): Promise<number> {
  const { out, err, exit } = context;
  const log = openServingLog(options, context);
  const { certificates, exportPlain } = await issueCertificates(options);
  for (const warning of certificates.warnings) log.warn(warning);
  const common = {
    ...given,
    certificates: exportPlain(),
    secret: randomBytes(16).toString("hex"),
    isTTY: out.isTTY === true,
  };
  let resolveWorkers: (workers: readonly ReadyWorker["hops"][]) => void = () => {};
  const front = await openFront({
    options,
    certificates,
    replicas: Array.from({ length: options.workers }, (_, i) => nameReplica(i)),
    workers: new Promise((resolve) => {
      resolveWorkers = resolve;
    }),
    secret: common.secret,
    times: SERVER_TIMEOUTS,
    wall: systemWallClock,
    warn: (sentence) => log.warn(sentence),
  });
  const workers = Array.from(
    { length: options.workers },
    (_, i) =>
      new WorkerProcess({
        kind: "start",
        replica: nameReplica(i),
        options: listOwnOptions(options, i, context),
        ...common,
      }),
  );
  const stopped = once(stop, "abort").then(() => undefined);
  const firstEnd = waitForFirstEnd(workers);
  try {
    const ready = await Promise.race([Promise.all(workers.map((worker) => worker.ready)), stopped, firstEnd]);
    if (Array.isArray(ready)) {
      resolveWorkers(ready.map(({ hops }) => hops));
      announce(front, { workers, ready, caFile: certificates.caFile, options, stop, log, context });
    }
    const cause = stop.aborted ? undefined : await Promise.race([stopped, firstEnd]);
    for (const worker of workers) worker.send({ kind: "stop" });
    const ended = Promise.all(workers.map((worker) => worker.ended));
    if (cause !== undefined) err.write(`${cause}: its worlds are lost, so the simulator ends.\n`);
    const code = cause === undefined ? EXIT_SUCCESS : EXIT_FAILURE;
    await Promise.all([ended, front.close()]);
    log.end();
    exit(code);
    return code;
  } catch (error) {
    for (const worker of workers) worker.kill();
    await front.close();
    throw error;
  }
}

/** Resolves when the first worker ends, with the beginning of a sentence about it. */
async function waitForFirstEnd(workers: readonly WorkerProcess[]): Promise<string> {
  return Promise.race(
    workers.map(async ({ replica, pid, ended }) => `The worker ${replica} (pid ${pid}) ${await ended}`),
  );
}

/** The workers that are ready, and what the ready line and the board need. */
interface Announced {
  readonly workers: readonly WorkerProcess[];
  readonly ready: readonly ReadyWorker[];
  readonly caFile: string | undefined;
  readonly options: WorkerOptions;
  readonly stop: AbortSignal;
  readonly log: ReturnType<typeof openServingLog>;
  readonly context: CommandContext;
}

/** Sends the ports to the workers, writes the ready line and then the logs of the workers, and opens the board. */
function announce(front: Front, { workers, ready, caFile, options, stop, log, context }: Announced): void {
  const { out, openPage } = context;
  const urls = ready.flatMap(({ gateway, control }) => [gateway, ...(control === undefined ? [] : [control])]);
  const hops = ready.flatMap(({ hops }) => [
    hops.gatewayHop,
    ...(hops.controlHop === undefined ? [] : [hops.controlHop]),
  ]);
  const ports = [...front.ports, ...hops, ...urls.map((url) => Number(new URL(url).port))];
  for (const worker of workers) worker.send({ kind: "ports", ports });
  const rows = workers.map(({ replica, pid }, i) => {
    const { gateway = "", control } = ready[i] ?? {};
    return { replica, gateway, control: control ?? null, pid };
  });
  const write = chooseLogFormat(options, out) === "json" ? formatReadyObject : formatReadySentence;
  log.begin(write({ ...front, caFile }, process.pid, rows));
  for (const worker of workers) worker.writeLogTo(out);
  openBoard(front.controlUrl, { options, log, stop, openPage });
}

function nameReplica(index: number): string {
  return `worker-${index + 1}`;
}

/** Returns the options of a worker, with free ports. Only the worker of the default world gets the options that concern that world. */
function listOwnOptions(options: WorkerOptions, index: number, { out }: CommandContext): Options {
  const hasDefault = chooseWorker(DEFAULT_WORLD, options.workers) === index;
  const { controlPort, watch, tape, tapeFsync } = options;
  return {
    ...options,
    port: 0,
    httpPort: undefined,
    controlPort: controlPort === undefined ? undefined : 0,
    open: false,
    watch: watch && hasDefault,
    stopWithStdin: false,
    tape: hasDefault ? tape : undefined,
    tapeFsync: tapeFsync && hasDefault,
    logFormat: chooseLogFormat(options, out),
  };
}
