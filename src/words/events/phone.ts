// Events of an agent's phone.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const PHONE_EVENTS = {
  AgentOther_PhoneAlerting: {
    when: "the phone rings; with `phoneAlertingContent: object` the content is `callid` and `caller`",
    content: null,
  },
  AgentOther_PhoneOffhook: {
    when: "the phone is picked up",
    content: { type: "main" },
  },
  AgentOther_PhoneRelease: {
    when: "the line is dropped; `phoneState` is 2 if the agent hung up, 3 if the platform did",
    content: { phoneState: 2 },
  },
} as const satisfies EventFamily;

/** The names of events of a phone without a call, by what the phone does. */
const PHONE_WITHOUT_CALL = {
  alerts: "AgentOther_PhoneAlerting",
  isLifted: "AgentOther_PhoneOffhook",
  isHungUp: "AgentOther_PhoneRelease",
  isReleased: "AgentOther_PhoneRelease",
} as const;

/** The names by which clients get events of the core. */
export const PHONE_NAMING = {
  phoneAlerting: "AgentOther_PhoneAlerting",
  phoneOffHook: "AgentOther_PhoneOffhook",
  phoneOnHook: "AgentOther_PhoneRelease",
  inspectorPhone: ({ does }) => PHONE_WITHOUT_CALL[does],
  conferencePhone: ({ does }) => PHONE_WITHOUT_CALL[does],
  playerPhone: ({ does }) => PHONE_WITHOUT_CALL[does],
} as const satisfies EventNaming<typeof PHONE_EVENTS>;
