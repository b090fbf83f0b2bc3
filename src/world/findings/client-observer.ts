// Observes the clients of a world: runs the hooks of the kinds of findings, and stores the state that several kinds share.
import type { Agent, AgentId, Instant, Reason, Session, SignOutCause } from "../../core/index.ts";
import { readAgentId } from "../../words/agent-id.ts";
import type { ObservedRequest } from "../../words/observed-request.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Client } from "./client.ts";
import { Clients } from "./clients.ts";
import { HookRunner, type HookRunnerParts } from "./hook-runner.ts";
import type { Detail, HookName } from "./hooks.ts";
import type { FindingKind } from "./kind.ts";
import { FINDING_KINDS } from "./kinds/index.ts";

/** The parts that the client observer is created with. */
export interface ClientObserverParts extends HookRunnerParts {
  /** Returns when the present request was received (wall time). */
  requestReceivedAt(): Instant;
  /** Returns the present wall time. */
  now(): Instant;
}

/** Observes the clients of a world. Each method reports something that happened to a client. There are no timers. */
export class ClientObserver {
  readonly #parts: ClientObserverParts;
  readonly #clients: Clients;
  readonly #hooks: HookRunner;

  constructor(parts: ClientObserverParts, kinds: readonly FindingKind[] = FINDING_KINDS) {
    this.#parts = parts;
    this.#clients = new Clients(parts.center);
    this.#hooks = new HookRunner(parts, kinds);
  }

  /**
   * A request passed the checks of its form, its session and its Guid. `isSignOfLife`: it keeps the session alive. The session is updated
   * after this method returns.
   */
  onAccepted(request: ObservedRequest, { id }: Agent, session: Session, isSignOfLife: boolean): void {
    if (session.played) return;
    const now = this.#parts.requestReceivedAt();
    const client = this.#clients.findOrCreate(id);
    if (client.session !== session) client.begin(session, now);
    this.#hooks.setFacts(client, request, now);
    this.#hooks.setConnection(request);
    this.#hooks.run("accepted", isSignOfLife, id, request.entry);
    client.noteAccepted(request.entry, this.#hooks.connection, now);
    client.wasAfterFault = client.isAfterFault;
    client.isAfterFault = request.hasFaultyAnswer;
  }

  /** A request of an agent was refused: there is no session, or its Guid is not valid. */
  onSessionRefused(request: ObservedRequest, agentId: AgentId, retcode: string): void {
    if (this.#clients.center.agent(agentId) === undefined) return;
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), request, this.#parts.requestReceivedAt());
    this.#hooks.setConnection(request);
    this.#hooks.run("sessionRefused", retcode, agentId, request.entry);
  }

  /** The center refused a request. */
  onRefused(request: ObservedRequest, reason: Reason): void {
    const agent = this.#findAgent(request);
    if (agent?.session === undefined || agent.session.played) return;
    this.#hooks.setFacts(this.#clients.findOrCreate(agent.id), request, this.#parts.requestReceivedAt());
    this.#hooks.run("refused", reason, agent.id, request.entry);
  }

  /** A request was refused because its address, a parameter, a header or its body is wrong. */
  onMalformed(request: ObservedRequest, reason: RefusalReason): void {
    this.#runForAnyone("malformed", reason, request);
  }

  /** A request had no Content-Type. */
  onWithoutContentType(request: ObservedRequest): void {
    this.#runForAnyone("withoutContentType", undefined, request);
  }

  /** A request had a Content-Type other than the documented one. */
  onUndocumentedContentType(request: ObservedRequest, type: string): void {
    this.#runForAnyone("undocumentedContentType", type, request);
  }

  /** A request had a compressed body. */
  onCompressed(request: ObservedRequest, encoding: string): void {
    this.#runForAnyone("compressed", encoding, request);
  }

  /** A request was for an interface that only older servers have, or that the documents advise against. */
  onOutdated(request: ObservedRequest): void {
    this.#runForAnyone("outdated", undefined, request);
  }

  /** A client has bound a phone to its agent. */
  onPhoneBound(request: ObservedRequest, agentId: AgentId): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), request, this.#parts.requestReceivedAt());
    this.#hooks.run("phoneBound", undefined, agentId, request.entry);
  }

  /** A query of an agent exceeded the limit. `isRefused`: flow control refuses every such query (`enforce`). */
  onOverLimit(request: ObservedRequest, agentId: AgentId, isRefused: boolean): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), request, this.#parts.requestReceivedAt());
    this.#hooks.run("overLimit", isRefused, agentId, request.entry);
  }

  /** A client has signed an agent in; `before` is the session that this ended, if any. */
  onSignedIn(request: ObservedRequest, agentId: AgentId, before: Session | undefined): void {
    const session = this.#clients.center.agent(agentId)?.session;
    if (session === undefined) return;
    const now = this.#parts.requestReceivedAt();
    const client = this.#clients.findOrCreate(agentId);
    this.#hooks.setFacts(client, request, now);
    this.#hooks.setConnection(request);
    this.#hooks.run("signedIn", before, agentId, request.entry);
    client.begin(session, now);
    client.noteAccepted(request.entry, this.#hooks.connection, now);
  }

  /** A sign-in was refused because the agent is signed in. */
  onAlreadySignedIn(request: ObservedRequest, agentId: AgentId): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), request, this.#parts.requestReceivedAt());
    this.#hooks.setConnection(request);
    this.#hooks.run("alreadySignedIn", undefined, agentId, request.entry);
  }

  /** The session of an agent has ended. */
  onSignedOut(agentId: AgentId, cause: SignOutCause): void {
    const client = this.#runIfKnown("signedOut", cause, agentId);
    if (client !== undefined) client.isPresent = false;
  }

  /** The queues of an agent were chosen, by its client or by an inspector. */
  onSkillsChosen(agentId: AgentId): void {
    this.#runIfKnown("skillsChosen", undefined, agentId);
  }

  /** The sign-in of an agent has left `autoanswer` out. */
  onAutoAnswerLeftOut(agentId: AgentId): void {
    this.#runIfKnown("autoAnswerLeftOut", undefined, agentId);
  }

  /** A client has set whether calls are answered automatically. */
  onAutoAnswerChosen(agentId: AgentId): void {
    this.#runIfKnown("autoAnswerChosen", undefined, agentId);
  }

  /** A call of an agent was answered automatically. */
  onAutoAnswered(agentId: AgentId): void {
    this.#runIfKnown("autoAnswered", undefined, agentId);
  }

  /** A poll was received; `older` is the poll of the same agent that was still held. */
  onPolled(request: ObservedRequest, agentId: AgentId, older: ObservedRequest | undefined): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), request, this.#parts.requestReceivedAt());
    this.#hooks.run("polled", older, agentId, request.entry);
  }

  /** A poll is answered without an event. */
  onPollAnsweredEmpty(agentId: AgentId, poll: ObservedRequest): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), poll, this.#parts.now());
    this.#hooks.run("pollAnsweredEmpty", undefined, agentId, poll.entry);
  }

  /** A poll is answered with events, or a client has acknowledged a push. */
  onEventsSent(agentId: AgentId, poll?: ObservedRequest): void {
    const client = this.#clients.findOrCreate(agentId);
    client.eventsSentAt = this.#parts.now();
    if (poll?.hasFaultyAnswer === true) client.hasMissedEvents = true;
  }

  /** A fault withholds an event from a client, or changes when or how often the client gets it. */
  onEventFaultApplied(agentId: AgentId): void {
    this.#clients.findOrCreate(agentId).hasMissedEvents = true;
  }

  /** A fault answers a request, or changes or delays its answer. */
  onRequestFaultApplied(request: ObservedRequest): void {
    const known = this.#findAgent(request);
    if (known !== undefined) this.#clients.findOrCreate(known.id).isAfterFault = true;
  }

  /** A push failed. `reason`: a sentence without capital and full stop; `isByClient`: the client caused it. */
  onPushFailed(agentId: AgentId, reason: string, isByClient: boolean): void {
    this.#hooks.setFacts(this.#clients.findOrCreate(agentId), undefined, 0);
    this.#hooks.run("pushFailed", { reason, isByClient }, agentId, 0);
  }

  /** A run has ended. */
  onRunEnded(): void {
    for (const { id, session } of this.#clients.center.state.agents.values()) {
      if (session === undefined || session.played) continue;
      const client = this.#clients.findOrCreate(id);
      this.#hooks.setFacts(client, undefined, 0);
      this.#hooks.run("runEnded", undefined, id, client.entry);
    }
  }

  /** Returns the agent that the path of a request names; undefined if the center has no such agent. */
  #findAgent({ agent }: ObservedRequest): Agent | undefined {
    const id = readAgentId(agent);
    return id === undefined ? undefined : this.#clients.center.agent(id);
  }

  /** Runs a hook of a request that may name no agent of the center. */
  #runForAnyone<Name extends HookName>(name: Name, detail: Detail<Name>, request: ObservedRequest): void {
    this.#hooks.setFacts(undefined, request, 0);
    const known = this.#findAgent(request);
    this.#hooks.run(name, detail, known?.id ?? -this.#parts.connectionOf(request.entry), request.entry);
  }

  /** Runs a hook about an agent whose client has been observed before. Returns the client; undefined if there is none. */
  #runIfKnown<Name extends HookName>(name: Name, detail: Detail<Name>, agentId: AgentId): Client | undefined {
    const client = this.#clients.find(agentId);
    if (client === undefined) return undefined;
    this.#hooks.setFacts(client, undefined, 0);
    this.#hooks.run(name, detail, agentId, client.entry);
    return client;
  }
}
