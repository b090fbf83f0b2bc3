// Moves that sign agents in and out: by the agent, by force, after silence, or for agents that the simulator plays.

import type { DeepReadonly } from "../../deep-readonly.ts";
import { declareMove, type Floor, findSignedIn, hasSession, legsOf, type Move, type SignedIn } from "../../floor.ts";
import type { SignInDetails } from "../../model/agent.ts";
import { addGroups } from "../../model/agent-group.ts";
import type { SignOutCause } from "../../model/event.ts";
import type { AgentId } from "../../model/ids.ts";
import { createMailbox } from "../../model/mailbox.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { createAgent, isPhoneAllowed } from "../../model/state.ts";
import { findPasswordExpiry, isLocked } from "../../queries/accounts.ts";
import { BUSY_REASON, becomeBusy, becomeIdle, beginWrapUp, leaveState } from "../../steps/agent-state.ts";
import { endChatsOf } from "../../steps/chats/ending.ts";
import { leaveOwnConference } from "../../steps/conferences/leaving.ts";
import { leaveMultimediaConference } from "../../steps/conferences/multimedia.ts";
import { hangUp } from "../../steps/hang-up.ts";
import { endInspectionsOf } from "../../steps/inspection.ts";
import { endPlayer } from "../../steps/player.ts";
import { issueGuid, scheduleSilenceCheck } from "../../steps/presence.ts";
import { endScreenRecording } from "../../steps/screen-recording.ts";
import { endVideoTasksOf } from "../../steps/video.ts";
import { notifyWatchers, updateWatcher } from "../../steps/watch.ts";

/** The input of `signIn`. */
export interface SignIn {
  agent: AgentId;
  /** The password from the client; undefined if the simulator plays the agent. */
  password: string | undefined;
  details: SignInDetails;
  /** If the agent has a session: true ends it, false refuses the sign-in. */
  force: boolean;
}

/**
 * Signs an agent in (cec_07_1202), or in again by force (cec_07_1203), and returns it. The agent becomes idle first, and then enters the
 * requested state.
 *
 * Adds an unknown agent if the setting `unknownAgents` is `admit` and the center has room. Counts a wrong password; too many in a row lock
 * the account. A refusal changes nothing else.
 *
 * Refuses: unknown-agent, account-locked, wrong-password, password-expired, phone-out-of-range, already-signed-in, force-forbidden.
 */
export const signIn: Move<SignIn, DeepReadonly<SignedIn>> = declareMove(
  (floor, { agent: id, password, details, force }) => {
    const known = floor.state.agents.get(id);
    const canAdmit = floor.settings.unknownAgents === "admit" && floor.state.agents.size < floor.maxAgents;
    if (known === undefined && !canAdmit) return refuse("unknown-agent");
    if (known !== undefined && password !== undefined) {
      if (isLocked(floor, known)) return refuse("account-locked");
      if (!floor.secrets.matches(known.password, password)) {
        known.wrongPasswords++;
        return refuse("wrong-password");
      }
      if (findPasswordExpiry(known) <= floor.clock.now) return refuse("password-expired");
    }
    if (!isPhoneAllowed(floor.state, details.phone)) return refuse("phone-out-of-range");
    if (known !== undefined && hasSession(known)) {
      if (!force) return refuse("already-signed-in");
      if (floor.settings.forcedSignIn === "refuse") return refuse("force-forbidden");
      endSession(floor, known, "replaced");
    }

    const now = floor.clock.now;
    const past = known?.past;
    const agent = Object.assign(known ?? addUnknownAgent(floor, id, floor.secrets.hash(password ?? "")), {
      mailbox: createMailbox(),
      formerGuids: [],
      past: undefined,
      lastCall: undefined,
      wrongPasswords: 0,
      session: {
        serial: ++floor.state.sessionSerial,
        signedInAt: now - (past?.since ?? 0),
        played: password === undefined,
        // A copy, because the session changes its details later and must not change the caller's object.
        details: { ...details },
        // Clients never see this state: the agent becomes idle in the same move.
        state: { name: "wrapUp" as const, since: now },
        booking: undefined,
        talked: false,
        ending: false,
        previews: [],
        skills: [],
        calls: [],
        chats: [],
        lastChatAt: now,
        conference: undefined,
        multimediaConference: undefined,
        guids: [],
        heardAt: now,
        heardAfterAdvance: floor.state.advances,
        listening: false,
        supervised: true,
        silenceTimer: undefined,
        talkRight: true,
        selfRecord: { record: false, beforeTalking: false },
        inspection: undefined,
        inspectors: [],
        videoTasks: [],
        videoInspectors: [],
        watched: [],
        player: undefined,
        screenRecordedSince: undefined,
        forwarding: "",
      },
    } satisfies Partial<SignedIn>);
    issueGuid(floor, agent);
    scheduleSilenceCheck(floor, agent);
    floor.emit({ type: "signedIn", agent: id, since: agent.session.signedInAt, counters: past?.counters });
    notifyWatchers(floor, agent, true);
    updateWatcher(floor, agent);
    becomeIdle(floor, agent);
    if (details.status === "busy") becomeBusy(floor, agent, BUSY_REASON.none);
    if (details.status === "wrapUp") beginWrapUp(floor, agent, false);
    return agent;
  },
);

/** The input of `signOut`. */
export interface SignOut {
  agent: AgentId;
  cause: SignOutCause;
  /** The client's reason, 1 to 255. Only the event of the sign-out has it. */
  reason?: number;
}

/**
 * Signs an agent out (cec_07_1219, cec_07_1220). The agent's own sign-out is refused during a call, chat or conference; every
 * other cause ends those first.
 *
 * Refuses: not-signed-in, in-a-call.
 */
export const signOut: Move<SignOut, "done"> = declareMove((floor, { agent: id, cause, reason }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { calls, chats, conference } = agent.session;
  const isEngaged = calls.length > 0 || chats.length > 0 || conference !== undefined;
  if (cause === "own" && isEngaged) return refuse("in-a-call");
  endSession(floor, agent, cause, reason);
  return "done";
});

function endSession(floor: Floor, agent: SignedIn, cause: SignOutCause, reason?: number): void {
  agent.session.ending = true;
  // If the client signs out, by force or not, the agent counts as the one who hangs up. With other causes, it does not.
  const hungUpBy = cause === "own" || cause === "forced" ? "agent" : "signedOut";
  // Read the legs again after each hang-up, because leaving a three-way call can remove two.
  for (let [next] = legsOf(floor, agent); next !== undefined; [next] = legsOf(floor, agent)) {
    hangUp(floor, next.call, next.leg, hungUpBy);
  }
  endChatsOf(floor, agent);
  leaveOwnConference(floor, agent, "signedOut");
  leaveMultimediaConference(floor, agent);
  endInspectionsOf(floor, agent);
  endVideoTasksOf(floor, agent);
  endPlayer(floor, agent, "stopped");
  endScreenRecording(floor, agent);
  leaveState(floor, agent);
  const { signedInAt, guids } = agent.session;
  const signedOutAt = floor.clock.now;
  Object.assign(agent, { session: undefined, signedOutAt, mailbox: createMailbox(), formerGuids: guids });
  floor.emit({ type: "signedOut", agent: agent.id, signOutCause: cause, reason, signedInAt });
  updateWatcher(floor, agent);
  notifyWatchers(floor, agent, false);
}

/** Adds an unknown agent to the center, configured for all its queues. */
function addUnknownAgent(floor: Floor, id: AgentId, passwordHash: string) {
  const plan = { id, name: `Agent ${id}`, password: passwordHash, queues: [...floor.state.queues.keys()] };
  const agent = createAgent(plan, floor.clock.now);
  floor.state.agents.set(id, agent);
  addGroups(floor.state.groups, [agent.group]);
  return agent;
}
