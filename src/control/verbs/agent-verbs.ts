// All verbs of agents.
// A new one needs a declaration in the file of its theme.
import type { Route } from "../route.ts";
import { agentCallRoutes } from "./agent-calls.ts";
import { agentChatRoutes } from "./agent-chats.ts";
import { agentConferenceRoutes } from "./agent-conferences.ts";
import { agentInspectionRoutes } from "./agent-inspections.ts";
import { agentRecordingRoutes } from "./agent-recordings.ts";
import { agentTransferRoutes } from "./agent-transfers.ts";

/** The routes of all verbs of agents. */
export const agentVerbRoutes: readonly Route[] = [
  ...agentCallRoutes,
  ...agentTransferRoutes,
  ...agentInspectionRoutes,
  ...agentChatRoutes,
  ...agentConferenceRoutes,
  ...agentRecordingRoutes,
];
