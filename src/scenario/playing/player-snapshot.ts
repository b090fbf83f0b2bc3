// The type of a player in a snapshot.
import type { AgentId } from "../../core/index.ts";
import type { ChatPlaySnapshot } from "../chats/chat-play.ts";
import type { LedgerSnapshot } from "../conditions/ledger.ts";
import type { AutopilotSnapshot } from "../stage/autopilot-behavior.ts";
import type { TrafficSnapshot } from "../traffic/traffic.ts";
import type { TracksSnapshot } from "./tracks.ts";

/** A player in a snapshot. */
export interface PlayerSnapshot {
  /** The number of the player among those of its center. Clock entries name it. */
  readonly playerNumber: number;
  readonly autopilot: AutopilotSnapshot;
  readonly traffic: TrafficSnapshot;
  readonly chats: ChatPlaySnapshot;
  readonly tracks: TracksSnapshot;
  readonly ledger: LedgerSnapshot;
  /** The agents that have changed since the last recheck of the traffic that calls them directly. */
  readonly changedAgents: readonly AgentId[];
  /** Whether the clock has an entry that rechecks the waits of all steps. */
  readonly isRecheckScheduled: boolean;
}
