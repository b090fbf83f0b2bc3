// The interface by which the gateway reports to a world what clients do.
// The world's findings judge it.
import type { Agent, AgentId, Reason, Session, SignOutCause } from "../core/index.ts";
import type { ObservedRequest } from "../words/observed-request.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";

/** Gets reports about clients. Its methods are fast and return nothing. */
export interface ClientObserver {
  /**
   * A request passed the checks of its form, its session and its Guid. The right that it needs is checked later. `isSignOfLife`: it keeps
   * the session alive. The session is updated after this method returns.
   */
  onAccepted(request: ObservedRequest, agent: Agent, session: Session, isSignOfLife: boolean): void;
  /** A request was refused because there is no session, or its Guid is not accepted. */
  onSessionRefused(request: ObservedRequest, agent: AgentId, retcode: string): void;
  /** The center refused a request. */
  onRefused(request: ObservedRequest, reason: Reason): void;
  /** A request was refused because its address, a parameter, a header or its body is malformed. */
  onMalformed(request: ObservedRequest, reason: RefusalReason): void;
  /** A request has no Content-Type, and is accepted. */
  onWithoutContentType(request: ObservedRequest): void;
  /** A request has a Content-Type other than the documented one, and is accepted. */
  onUndocumentedContentType(request: ObservedRequest, type: string): void;
  /** The body of a request is compressed. */
  onCompressed(request: ObservedRequest, encoding: string): void;
  /** A client bound a phone to an agent. */
  onPhoneBound(request: ObservedRequest, agent: AgentId): void;
  /** A request used an outdated operation. */
  onOutdated(request: ObservedRequest): void;
  /** A query exceeded the limit of flow control. `isRefused`: it was refused for that. */
  onOverLimit(request: ObservedRequest, agent: AgentId, isRefused: boolean): void;
  /** A client signed an agent in. `before`: the session that this sign-in ended, if any. */
  onSignedIn(request: ObservedRequest, agent: AgentId, before: Session | undefined): void;
  /** A sign-in was refused because the agent is signed in. */
  onAlreadySignedIn(request: ObservedRequest, agent: AgentId): void;
  /** A session has ended. */
  onSignedOut(agent: AgentId, cause: SignOutCause): void;
  /** A client chose the queues of an agent. */
  onSkillsChosen(agent: AgentId): void;
  /** A sign-in did not set `autoanswer`. */
  onAutoAnswerLeftOut(agent: AgentId): void;
  /** A client set whether calls are answered automatically. */
  onAutoAnswerChosen(agent: AgentId): void;
  /** A call was answered automatically. */
  onAutoAnswered(agent: AgentId): void;
  /** A poll was received. `older`: the agent's earlier poll, if it is still held. */
  onPolled(request: ObservedRequest, agent: AgentId, older: ObservedRequest | undefined): void;
  /** A poll is answered without an event. */
  onPollAnsweredEmpty(agent: AgentId, poll: ObservedRequest): void;
  /** A poll is answered with events, or an agent's client has acknowledged a push. `poll`: undefined for a push. */
  onEventsSent(agent: AgentId, poll?: ObservedRequest): void;
  /** A fault drops, duplicates, delays or reorders an event for an agent's client. */
  onEventFaultApplied(agent: AgentId): void;
  /** A fault answers a request, or will change or delay its answer. */
  onRequestFaultApplied(request: ObservedRequest): void;
  /** A push failed. `reason`: a sentence without capital and full stop; `isByClient`: the client caused it. */
  onPushFailed(agent: AgentId, reason: string, isByClient: boolean): void;
}
