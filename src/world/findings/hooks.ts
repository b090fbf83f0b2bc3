// The hooks by which kinds of findings observe clients, and the facts that each hook gets.
import type { Center, Instant, Reason, Session, SignOutCause } from "../../core/index.ts";
import type { ObservedRequest } from "../../words/observed-request.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Client } from "./client.ts";

/** The facts for every hook about a client. They are valid only during the hook: the next one gets the same object. */
export interface Seen<State> {
  readonly center: Center;
  readonly client: Client;
  /** The state of the kind, in its scope. */
  readonly state: State;
}

/** The facts that a hook gets about a request. */
export interface SeenRequest<State> extends Seen<State> {
  readonly request: ObservedRequest;
  /** Wall time: when the request was received, or, in `pollAnsweredEmpty`, when it is answered. */
  readonly now: Instant;
}

/** The facts that a hook gets about a request and its connection. */
export interface SeenConnection<State> extends SeenRequest<State> {
  /** The connection of the request, by its serial in the journal; serials grow with time. */
  readonly connection: number;
  /** Whether it is the first request on this connection. */
  readonly isNewConnection: boolean;
}

/** The facts for hooks of requests that may name no agent of the center. */
export interface SeenAnyone {
  readonly request: ObservedRequest;
}

/** A push that failed. */
export interface FailedPush {
  /** The reason, as a sentence without its capital and its full stop. */
  readonly reason: string;
  /** Whether the client caused it, by its answer or by not answering. */
  readonly isByClient: boolean;
}

/** Every hook returns the facts of a finding, or undefined if there is none. */
export interface Hooks<Facts, State> {
  /** A request passed the checks of its form, its session and its Guid. The session is updated after this hook. */
  accepted?(seen: SeenConnection<State>, isSignOfLife: boolean): Facts | undefined;
  /** A request was refused with this retcode, because there is no session or its Guid is not valid. */
  sessionRefused?(seen: SeenConnection<State>, retcode: string): Facts | undefined;
  /** The center refused a request of an agent who is signed in. */
  refused?(seen: SeenRequest<State>, reason: Reason): Facts | undefined;
  /** A request was refused because its address, a parameter, a header or its body is wrong. */
  malformed?(seen: SeenAnyone, reason: RefusalReason): Facts | undefined;
  /** A request has no Content-Type, which is accepted. */
  withoutContentType?(seen: SeenAnyone): Facts | undefined;
  /** A request has a Content-Type other than the documented one, which is accepted. */
  undocumentedContentType?(seen: SeenAnyone, type: string): Facts | undefined;
  /** The body of a request is compressed. */
  compressed?(seen: SeenAnyone, encoding: string): Facts | undefined;
  /** A request was for an interface that only older servers have, or that the documents advise against. */
  outdated?(seen: SeenAnyone): Facts | undefined;
  /** A query exceeded the limit of flow control. `isRefused`: flow control refuses every such query (`enforce`). */
  overLimit?(seen: SeenRequest<State>, isRefused: boolean): Facts | undefined;
  /** A client has signed its agent in; `before` is the session that this ended, if any. The client's state is updated after this hook. */
  signedIn?(seen: SeenConnection<State>, before: Session | undefined): Facts | undefined;
  /** A sign-in was refused because the agent is signed in (100-002). */
  alreadySignedIn?(seen: SeenConnection<State>): Facts | undefined;
  /** A client has bound a phone to its agent. */
  phoneBound?(seen: SeenRequest<State>): Facts | undefined;
  /** A session has ended. The client counts as absent only after this hook. */
  signedOut?(seen: Seen<State>, cause: SignOutCause): Facts | undefined;
  /** The queues of an agent were chosen, by its client or by an inspector. */
  skillsChosen?(seen: Seen<State>): Facts | undefined;
  /** A sign-in has left `autoanswer` out. */
  autoAnswerLeftOut?(seen: Seen<State>): Facts | undefined;
  /** A client has set whether calls are answered automatically. */
  autoAnswerChosen?(seen: Seen<State>): Facts | undefined;
  /** A call was answered automatically. */
  autoAnswered?(seen: Seen<State>): Facts | undefined;
  /** A poll was received; `older` is the poll of the same agent that was still held. */
  polled?(seen: SeenRequest<State>, older: ObservedRequest | undefined): Facts | undefined;
  /** A poll is answered without an event. */
  pollAnsweredEmpty?(seen: SeenRequest<State>): Facts | undefined;
  /** A push to the client has failed. */
  pushFailed?(seen: Seen<State>, failure: FailedPush): Facts | undefined;
  /** A run has ended, and the agent is still signed in. */
  runEnded?(seen: Seen<State>): Facts | undefined;
}

/** The name of a hook. */
export type HookName = keyof Hooks<object, unknown>;

/** The second argument of a hook; undefined where it has none. */
export type Detail<Name extends HookName> =
  Parameters<NonNullable<Hooks<object, unknown>[Name]>> extends [unknown, infer Second] ? Second : undefined;
