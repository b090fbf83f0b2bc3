// The messages between the process of the common address and its workers.
import type { OpenSimulator, SimulatorParts } from "../../open-simulator.ts";
import type { Options } from "../../options/options.ts";

/** Everything that a worker needs to start. It is a message, because other users could read a command line. */
export interface WorkerOrder {
  readonly kind: "start";
  /** The name of the worker, such as `worker-1`. */
  readonly replica: string;
  /** The options of the command line, checked, with free ports. */
  readonly options: Options;
  readonly scenario: { readonly given: string | undefined; readonly hasCommand: boolean };
  /** The bytes of standard input, which only one process can read; undefined if the scenario does not come from there. */
  readonly input: Uint8Array | undefined;
  readonly certificates: NonNullable<SimulatorParts["worker"]>["certificates"];
  /** Shows a worker that a connection comes from the process of the common address. */
  readonly secret: string;
  /** Whether the log goes to a terminal. */
  readonly isTTY: boolean;
}

/** A message to a worker. */
export type ToWorker =
  | WorkerOrder
  /** The ports of the common address and of all workers, to which no events may be pushed. */
  | { readonly kind: "ports"; readonly ports: readonly number[] }
  | { readonly kind: "stop" };

/** The addresses of a worker that is ready. */
export interface ReadyWorker {
  readonly kind: "ready";
  readonly gateway: string;
  readonly control: string | undefined;
  readonly hops: NonNullable<OpenSimulator["hops"]>;
}

/** The reason why a worker could not start. */
export interface FailedWorker {
  readonly kind: "failed";
  readonly sentence: string;
  readonly exitCode: number;
}

/** A message of a worker. */
export type FromWorker = ReadyWorker | FailedWorker;
