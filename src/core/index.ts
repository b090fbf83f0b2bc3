// The face of the core, for every other layer; inside the core, files import each other directly.
export type { Agent, Booking, IssuedGuid, Past, PushTarget, Session, ShownState, SignInDetails } from "./agent.ts";
export { type Call, type Destination, type Leg, queueOf } from "./call.ts";
export { Center, type CenterParts } from "./center.ts";
export { Chance } from "./chance.ts";
export { EndlessChain, type TimerId } from "./clock.ts";
export { COUNTERS, type CounterName, type Counters } from "./counters.ts";
export { type Distribution, fixed, sample } from "./distribution.ts";
export type { AgentEvent, CallFacts, CenterEvent, LoggedEvent, SignOutCause } from "./event.ts";
export type { Move, Secrets, SignedIn } from "./floor.ts";
export type { AgentId, CallId, QueueId } from "./ids.ts";
export { changePassword, storeConfig, unlock } from "./moves/account.ts";
export {
  cancelBusy,
  cancelRest,
  cancelWork,
  chooseSkills,
  rest,
  sayBusy,
  sayFree,
  work,
} from "./moves/agent-state.ts";
export { answer, customerHangsUp, release } from "./moves/answer-and-release.ts";
export { forceState } from "./moves/force-state.ts";
export { hold, retrieve } from "./moves/hold.ts";
export { type IncomingCall, incomingCall } from "./moves/incoming-call.ts";
export { publishBulletin, sendNote } from "./moves/messages.ts";
export { bindPhone, changeDetails, renewPushToken, setTalkRight } from "./moves/preferences.ts";
export { renewGuid, replaceGuid, withdrawGuid } from "./moves/presence.ts";
export { signIn, signOut } from "./moves/sign-in.ts";
export type { Queue } from "./queue.ts";
export { REASONS, type Reason, Refusal, refuse } from "./refusal.ts";
export { defaultSettings, type Settings } from "./settings.ts";
export type { AgentPlan, CenterPlan, CenterState } from "./state.ts";
export { DURATION_FORM, type Duration, formatDuration, type Instant, parseDuration, wholeSeconds } from "./time.ts";
