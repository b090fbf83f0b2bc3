// Explains why a simulator could not be started, for the command line and for programs.
import type { Options } from "./options/options.ts";
import { OptionsError } from "./options/options-error.ts";
import { EndlessChain } from "./world/lives/long-run.ts";

/** A failure that the user can fix. */
export interface StartFailure {
  /** The cause: an option, the scenario, or something on the machine, such as a port in use. */
  readonly cause: "option" | "scenario" | "system";
  /** The mistake and its remedy. Options are named as on the command line, such as `--port`. */
  readonly sentence: string;
}

/** The options about addresses. */
type Addresses = Pick<Options, "host" | "port" | "httpPort" | "controlHost" | "controlPort">;

/** An address that the system did not let a server listen on. */
interface UnusableAddress {
  readonly code: string;
  readonly host: string;
  readonly port: number | undefined;
}

/**
 * Explains an error of `openSimulator` or of a scenario that plays.
 *
 * @param options the addresses that the simulator was to listen on.
 * @returns undefined if the user cannot fix it, because it is an error of the simulator.
 */
export function explainStartFailure(error: unknown, options: Addresses): StartFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof OptionsError) return { cause: "option", sentence: error.message };
  if (error instanceof EndlessChain) {
    return { cause: "scenario", sentence: `The scenario cannot continue. ${error.message}` };
  }
  const { syscall } = error as { syscall?: unknown };
  if (syscall === "uv_cwd") {
    return { cause: "system", sentence: "The current folder was deleted: change to another folder and start again." };
  }
  const unusable = findUnusableAddress(error);
  const sentence =
    unusable === undefined ? undefined : explainUnusableAddress(unusable, findOptions(unusable, options));
  if (sentence !== undefined) return { cause: "system", sentence };
  if (syscall !== "listen" && syscall !== "getaddrinfo") return undefined;
  return { cause: "system", sentence: `A port cannot be opened: ${error.message}.` };
}

function explainUnusableAddress(
  { code, host, port }: UnusableAddress,
  option: { host: string; port: string },
): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is in use: set ${option.port} to another port, or to 0 for any free one.`;
    case "EACCES":
      return `Port ${port} of ${host} cannot be opened by this user: set ${option.port} to a port above 1023.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return `${host} is not an address of this machine: set ${option.host} to one, such as 127.0.0.1 or 0.0.0.0.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host name ${host} cannot be resolved: set ${option.host} to an address, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return undefined;
  }
}

function findUnusableAddress(error: Error): UnusableAddress | undefined {
  const { code, address, hostname, port } = error as Partial<Record<string, unknown>> & Error;
  const host = address ?? hostname;
  if (typeof code !== "string" || typeof host !== "string") return undefined;
  return { code, host, port: typeof port === "number" ? port : undefined };
}

/** Returns the options that set an address: by its port or, if the error has no port, by its host. */
function findOptions({ host, port }: UnusableAddress, options: Addresses): { host: string; port: string } {
  const isGateway = port === undefined ? host === options.host : port === options.port || port === options.httpPort;
  if (!isGateway) return { host: "--control-host", port: "--control-port" };
  return { host: "--host", port: port === options.httpPort ? "--http-port" : "--port" };
}
