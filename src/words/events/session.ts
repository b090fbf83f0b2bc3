// Events of sessions: signing in and out.
import type { AgentEventOf } from "../../core/index.ts";
import type { EventFamily, EventNaming, NamingSettings } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const SESSION_EVENTS = {
  AgentOther_InService: {
    when: "the agent has signed in",
    content: null,
  },
  AgentOther_ShutdownService: {
    when: "the session was ended by silence, failed pushes, an inspector or the control API; after the agent's own sign-out only with `shutdownServiceAfterLogout: on`. It can be fetched once, with the last Guid",
    content: { loginTime: "1767603600000" },
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const SESSION_NAMING = {
  signedIn: "AgentOther_InService",
  signedOut: ({ signOutCause }, settings) =>
    isSentToClient(signOutCause, settings) ? "AgentOther_ShutdownService" : undefined,
  skillsChosen: undefined,
  countersPinned: undefined,
} as const satisfies EventNaming<typeof SESSION_EVENTS>;

/**
 * Returns whether the client gets an event of the end of its session. Since 2025 the real gateway sends none after the agent's own
 * sign-out. A replaced session gets 100-006 instead.
 */
function isSentToClient(cause: AgentEventOf<"signedOut">["signOutCause"], settings: NamingSettings): boolean {
  if (cause === "own" || cause === "forced") return settings.shutdownServiceAfterLogout;
  return cause !== "replaced";
}
