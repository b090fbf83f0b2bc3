// The types of peers-report.mjs, for type-checked tests.
interface Memory {
  start: number | null;
  first: number | null;
  end: number | null;
}
export interface PeerFigures {
  id: string;
  label: string;
  version: string;
  how: string;
  requestsPerSecond: number | null;
  ofBare: { middle: number; least: number; most: number } | null;
  p99Ms: number | null;
  cpuUsPerRequest: number | null;
  startMs: number | null;
  memory: Memory;
  memoryRequests: number;
  connectionsPerSecond: number | null;
  cpuMsPerConnection: number | null;
  generatorBusy: number | null;
  answerBytes: number;
}
interface Options {
  starts: number;
  rounds: number;
  seconds: number;
  connectionSeconds: number;
  requests: number;
  connections: number;
}
interface Absent {
  label: string;
  why: string;
}
export interface PeersRun extends Options {
  servers: PeerFigures[];
  absent: Absent[];
}
interface LoadRound {
  requests: number;
  seconds: number;
  p99Ms: number;
  serverCpuUs: number | null;
  answerBytes: number;
}
interface ConnectionRound {
  connections: number;
  seconds: number;
  serverCpuUs: number | null;
  generatorCores: number;
}
export interface Contender {
  id: string;
  label: string;
  version: string;
  how: string;
  isSecure: boolean;
  starts: number[];
  memory: Memory & { requests: number };
  rounds: LoadRound[];
  connectionRounds: ConnectionRound[];
  failure: string | null;
}
interface Table {
  columns: string[];
  rows: string[][];
}
export function report(
  contenders: Contender[],
  absent: Absent[],
  options: Options,
): { title: string; tables: Table[]; notes: string[]; failures: string[]; figures: PeersRun };
export function buildLoadTable(servers: readonly PeerFigures[]): Table;
export function buildProcessTable(servers: readonly PeerFigures[], options: { requests: number }): Table;
