// Formats the ready line and the lines of requests, for people and for programs.

import type { OpenSimulator, SimulatorLog } from "../../open-simulator.ts";
import { readAgentId } from "../../words/agent-id.ts";
import { DEFAULT_WORLD } from "../../world/worlds.ts";

/** A request as the simulator logs it. */
export type LoggedRequest = Parameters<NonNullable<SimulatorLog["request"]>>[0];

type Addresses = Pick<OpenSimulator, "url" | "httpUrl" | "controlUrl" | "caFile">;

/** Returns the address of the board; undefined without a control API. */
export function buildBoardUrl(controlUrl: string | undefined): string | undefined {
  return controlUrl === undefined ? undefined : `${controlUrl}/`;
}

/** A worker in the ready line. */
export interface WorkerRow {
  readonly replica: string;
  readonly gateway: string;
  readonly control: string | null;
  readonly pid: number;
}

/** Returns the ready line for programs: a JSON object, with null for closed ports and for an absent CA file. */
export function formatReadyObject(
  { url, httpUrl, controlUrl, caFile }: Addresses,
  pid: number,
  workers?: readonly WorkerRow[],
): string {
  return JSON.stringify({
    ready: true,
    gateway: url,
    http: httpUrl ?? null,
    control: controlUrl ?? null,
    board: buildBoardUrl(controlUrl) ?? null,
    ca: caFile ?? null,
    pid,
    ...(workers === undefined ? {} : { workers }),
  });
}

/** Returns the ready line for people. */
export function formatReadySentence(
  { url, httpUrl, controlUrl, caFile }: Addresses,
  pid: number,
  workers: readonly WorkerRow[] = [],
): string {
  const facts = [
    `gateway ${url}`,
    httpUrl === undefined ? undefined : `plain HTTP ${httpUrl}`,
    `control ${controlUrl ?? "off"}`,
    controlUrl === undefined ? undefined : `board ${buildBoardUrl(controlUrl)}`,
    caFile === undefined ? undefined : `CA certificate ${caFile}`,
    `pid ${pid}`,
    ...workers.map(({ replica, gateway, pid }) => `${replica} ${gateway} (pid ${pid})`),
  ];
  return `Ready: ${facts.filter((fact) => fact !== undefined).join(", ")}`;
}

/** Returns a request as members of a log line, without the name of the default world. */
export function toRequestMembers({
  operation,
  agent,
  retcode,
  ms,
  world,
  reason,
  request,
  answer,
}: LoggedRequest): object {
  const id = readAgentId(agent);
  return {
    operation,
    ...(id === undefined ? {} : { agent: id }),
    retcode,
    ms: Math.round(ms * 100) / 100,
    ...(world === DEFAULT_WORLD ? {} : { world }),
    ...(reason === undefined ? {} : { reason }),
    ...(request === undefined ? {} : { request }),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** Returns the members of a request as text, such as `queryCallStatisticsInfo agent 101 -> 0 (0.21 ms)`. */
export function formatRequest(members: Readonly<Record<string, unknown>>): string {
  const { operation, agent, retcode, ms, world, reason, request, answer, times } = members as Partial<
    LoggedRequest & { times: number }
  >;
  const who = agent === undefined ? "" : ` agent ${agent}`;
  const where = world === undefined ? "" : ` in world ${world}`;
  const why = reason === undefined ? "" : `: ${reason}`;
  const bodies = `${request === undefined ? "" : `, request ${request}`}${answer === undefined ? "" : `, answer ${answer}`}`;
  const took = times === undefined ? `${ms?.toFixed(2)} ms` : `${times} times more`;
  return `${operation}${who}${where} -> ${retcode} (${took})${why}${bodies}`;
}
