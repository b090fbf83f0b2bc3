// The type of a player in a snapshot.
import type { AgentId } from "../../core/index.ts";
import type { LedgerSnapshot } from "../conditions/ledger.ts";
import type { AutopilotSnapshot } from "../stage/autopilot.ts";
import type { TrafficSnapshot } from "../traffic/traffic.ts";
import type { TracksSnapshot } from "./tracks.ts";

/** A player in a snapshot. */
export interface PlayerSnapshot {
  readonly edition: number;
  readonly autopilot: AutopilotSnapshot;
  readonly traffic: TrafficSnapshot;
  readonly tracks: TracksSnapshot;
  readonly ledger: LedgerSnapshot;
  readonly touched: readonly AgentId[];
  readonly lookIsBooked: boolean;
}
