// Events of inspections, for the inspected agent, and of watched agents, for inspectors.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const INSPECTION_EVENTS = {
  AgentOther_BeQcStart: {
    when: "an inspector begins to inspect the agent, or changes the mode: `qcType` is 8 for listening, 9 for talking with everyone in the call, 20172 for whispering",
    content: { qcType: 8, qcAgentId: 110 },
  },
  AgentOther_BeQcStop: {
    when: "an inspection of the agent ended",
    content: { qcType: 8, qcAgentId: 110 },
  },
  QC_AgentState_Notify: {
    when: "an agent that the inspector watches has signed in or out",
    content: {
      subtype: "QC_AgentState_Login",
      monitoredagent: "101",
      agentname: "Agent 101",
      mediaserver: "CtiServer",
    },
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const INSPECTION_NAMING = {
  inspected: "AgentOther_BeQcStart",
  inspectedNoMore: "AgentOther_BeQcStop",
  watchedAgentChanged: "QC_AgentState_Notify",
} as const satisfies EventNaming<typeof INSPECTION_EVENTS>;
