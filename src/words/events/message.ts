// Events of messages: notes and bulletins.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const MESSAGE_EVENTS = {
  AgentOther_Note: {
    when: "a colleague has sent a note",
    content: {
      sender: "102",
      receivetime: 1767603600000,
      sendername: "Ben",
      timestring: "2026-01-05 09:00:00",
      context: "hello",
    },
  },
  AgentOther_Bulletin: {
    when: "someone has published a bulletin to the agent's group, or to a queue that it is signed in to",
    content: {
      sender: "102",
      receivetime: 1767603600000,
      sendername: "Ben",
      timestring: "2026-01-05 09:00:00",
      context: "meeting at ten",
    },
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const MESSAGE_NAMING = {
  noteArrived: "AgentOther_Note",
  bulletinArrived: "AgentOther_Bulletin",
} as const satisfies EventNaming<typeof MESSAGE_EVENTS>;
