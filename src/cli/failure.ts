// Says in one sentence why a simulator could not be opened, where its user can do something about it.
import type { Options } from "../options/options.ts";
import { OptionsError } from "../options/options-error.ts";
import { EndlessChain } from "../world/long-run.ts";
import { WorldFailed } from "./world-failed.ts";

export interface Failure {
  readonly sentence: string;
  readonly exitCode: 1 | 2;
}

/** What a system's refusal to listen tells. */
interface Refused {
  readonly code: string;
  readonly host: string;
  readonly port: number | undefined;
}

/** undefined: no failure that its user could have caused. */
export function explainFailure(error: unknown, options: Options): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof OptionsError) return { sentence: error.message, exitCode: 2 };
  if (error instanceof WorldFailed) return { sentence: error.message, exitCode: 1 };
  if (error instanceof EndlessChain) return { sentence: `The scenario cannot continue. ${error.message}`, exitCode: 2 };
  if ((error as { syscall?: unknown }).syscall === "uv_cwd") {
    return {
      sentence: "The current folder was deleted: change to another folder and start again.",
      exitCode: 1,
    };
  }
  const refused = refusedDoor(error);
  const sentence = refused === undefined ? undefined : explainRefusal(refused, flagsOf(refused, options));
  return sentence === undefined ? undefined : { sentence, exitCode: 1 };
}

function explainRefusal({ code, host, port }: Refused, flags: { host: string; port: string }): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is in use: use another port with ${flags.port}, or 0 for a free one.`;
    case "EACCES":
      return `Port ${port} of ${host} cannot be opened by this user: use a port above 1023 with ${flags.port}.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return `${host} is not an address of this machine: use one with ${flags.host}, such as 127.0.0.1 or 0.0.0.0.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host name ${host} is not known: use an address with ${flags.host}, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return undefined;
  }
}

function refusedDoor(error: Error): Refused | undefined {
  const { code, address, hostname, port } = error as Partial<Record<string, unknown>> & Error;
  const host = address ?? hostname;
  if (typeof code !== "string" || typeof host !== "string") return undefined;
  return { code, host, port: typeof port === "number" ? port : undefined };
}

/** The options to blame: those of the door that has this port, or without a port this host. */
function flagsOf({ host, port }: Refused, options: Options): { host: string; port: string } {
  const isGateway = port === undefined ? host === options.host : port === options.port || port === options.httpPort;
  if (!isGateway) return { host: "--control-host", port: "--control-port" };
  return { host: "--host", port: port === options.httpPort ? "--http-port" : "--port" };
}
