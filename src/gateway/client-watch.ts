// What a world is told of its clients by the gateway: plain facts, at the places where they are known. What is wrong about them it judges itself.
import type { Agent, AgentId, Reason, Session, SignOutCause } from "../core/index.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import type { WatchedRequest } from "../words/watched-request.ts";

/** Is told what clients do. Nothing that it is told of costs much, and none of it is answered. */
export interface GatewayWatch {
  /** A request passed all checks; `heard`: it keeps the session alive, which is noted in the session only after this. */
  accepted(request: WatchedRequest, agent: Agent, session: Session, heard: boolean): void;
  /** A request was turned away: there is no session, or its Guid is not taken. */
  turnedAway(request: WatchedRequest, agent: AgentId, retcode: string): void;
  /** The center refused what a request asked for. */
  refused(request: WatchedRequest, reason: Reason): void;
  /** A request was refused because its address, a parameter or its body is wrong. */
  malformed(request: WatchedRequest, reason: RefusalReason): void;
  /** A request has no Content-Type, and none is demanded. */
  withoutContentType(request: WatchedRequest): void;
  /** A request has another Content-Type than the documented one, and that is let pass. */
  undocumentedContentType(request: WatchedRequest, type: string): void;
  /** The body of a request is compressed. */
  compressed(request: WatchedRequest, encoding: string): void;
  /** An agent uses its phone from now on. */
  phoneUsed(request: WatchedRequest, agent: AgentId): void;
  /** An outdated operation was asked for. */
  outdated(request: WatchedRequest): void;
  /** A query came over the limit; `enforced`: it was refused for it. */
  overLimit(request: WatchedRequest, agent: AgentId, enforced: boolean): void;
  /** A client has signed an agent in; `before` is the session that this has ended, if any. */
  signedIn(request: WatchedRequest, agent: AgentId, before: Session | undefined): void;
  /** A sign-in was refused because the agent is signed in. */
  alreadySignedIn(request: WatchedRequest, agent: AgentId): void;
  signedOut(agent: AgentId, cause: SignOutCause): void;
  skillsChosen(agent: AgentId): void;
  /** A sign-in has left out whether calls are answered by themselves. */
  autoAnswerLeftOut(agent: AgentId): void;
  /** A client has said whether calls are answered by themselves. */
  autoAnswerChosen(agent: AgentId): void;
  /** A call was answered by itself. */
  autoAnswered(agent: AgentId): void;
  /** A poll came; `older` is one of the same agent that was still held. */
  polled(request: WatchedRequest, agent: AgentId, older: WatchedRequest | undefined): void;
  /** A poll is answered without an event. */
  toldNothing(agent: AgentId, poll: WatchedRequest): void;
  /** Events reach an agent's client, by a poll or by a push. */
  told(agent: AgentId, poll?: WatchedRequest): void;
  /** A fault keeps an event from an agent's client, or brings it otherwise than it happened. */
  misled(agent: AgentId): void;
  /** A fault answers a request, or will spoil its answer. */
  struck(request: WatchedRequest): void;
  /** A push failed. `reason` says why, as a sentence without its capital and its full stop; `isByClient`: the client could prevent it. */
  pushFailed(agent: AgentId, reason: string, isByClient: boolean): void;
}
