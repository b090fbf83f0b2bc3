// Watches the clients of a world: the gateway tells it plain facts, and what is wrong about them becomes a finding. It has no timers of its own.
import type { Agent, AgentId, Center, Instant, Reason, Session, SignOutCause } from "../../core/index.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import { shortenGuid } from "../journal-entry.ts";
import type { Client } from "./client.ts";
import { Clients } from "./clients.ts";
import { Connections, type ConnectionsParts } from "./connections.ts";
import type { Who } from "./finding.ts";
import type { Findings } from "./findings.ts";
import { judgeGuid } from "./guids.ts";
import { autoAnswerByDefault } from "./kinds/auto-answer-by-default.ts";
import { compressedBody } from "./kinds/compressed-body.ts";
import { contentTypeMissing } from "./kinds/content-type-missing.ts";
import { contentTypeUndocumented } from "./kinds/content-type-undocumented.ts";
import { outdatedOperation } from "./kinds/outdated-operation.ts";
import { PhoneUsers, phoneShared } from "./kinds/phone-shared.ts";
import { isTooFast, pollingTooFast } from "./kinds/polling-too-fast.ts";
import { pushNotSent } from "./kinds/push-not-sent.ts";
import { pushUnanswered } from "./kinds/push-unanswered.ts";
import { ignoresTheLimit, queriesOverLimit } from "./kinds/queries-over-limit.ts";
import { goesOnSigningIn, goesOnTurnedAway, refusalIgnored } from "./kinds/refusal-ignored.ts";
import { refusedRequest } from "./kinds/refused-request.ts";
import { isIdleWithoutSkills, skillsMissing } from "./kinds/skills-missing.ts";
import { isOneTooMany, statisticsTooOften } from "./kinds/statistics-too-often.ts";
import { twoPolls } from "./kinds/two-polls-at-once.ts";
import { judgePace } from "./pace.ts";
import { isJudged, judgeRefusal } from "./refusals.ts";
import { judgeRunEnd, judgeSignIn, judgeSignOut } from "./sign-outs.ts";

export interface WatchParts extends ConnectionsParts {
  center(): Center;
  /** When the present request came, and what the time is at this very moment, both in wall time. */
  entered(): Instant;
  now(): Instant;
}

export class Watch {
  readonly #parts: WatchParts;
  readonly #findings: Findings;
  readonly #clients: Clients;
  readonly #phoneUsers = new PhoneUsers();
  readonly #connections: Connections;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#findings = parts.findings;
    this.#clients = new Clients(parts.center);
    this.#connections = new Connections(parts);
  }

  /** A request passed all checks. `heard`: whether it keeps the session alive, which is yet to be noted in the session. */
  accepted(request: WatchedRequest, agent: Agent, session: Session, heard: boolean): void {
    if (session.played) return;
    const { id } = agent;
    const now = this.#parts.entered();
    const client = this.#clients.of(id);
    if (client.session !== session) client.begin(session, now);
    const { entry, guid, operation } = request;
    const connection = this.#connections.note(request, client, id, now);
    if (client.alreadyIn > 0 && client.alreadyInOn === connection) {
      this.#findings.add(refusalIgnored, id, entry, 0, "100-002");
    }
    if (client.turnedAway > 0 && client.turnedAwayWith === guid) client.turnedAway = 0;
    if (heard && !session.listening && !client.struck) {
      judgePace(this.#findings, this.#clients.center, id, session, entry);
    }
    if (!client.hasSkills && isIdleWithoutSkills(client, agent, session, { operation, now })) {
      this.#findings.add(skillsMissing, id, entry, now - client.signedInAt);
    }
    if (guid !== client.guid && guid !== undefined) this.#remember(client, guid);
    if (isOneTooMany(client, operation, now)) this.#findings.add(statisticsTooOften, id, entry, client.asked);
    client.entry = entry;
    client.connection = connection;
    client.heardAt = now;
    client.excused = client.struck;
    client.struck = request.isSpoilt;
  }

  /** A request of an agent was turned away: there is no session, or its Guid is not taken. */
  turnedAway(request: WatchedRequest, agentId: AgentId, retcode: string): void {
    const { center } = this.#clients;
    const agent = center.agent(agentId);
    if (agent === undefined) return;
    const client = this.#clients.of(agentId);
    this.#connections.note(request, client, agentId, this.#parts.entered());
    if (goesOnTurnedAway(client, shortenGuid(request.guid))) {
      this.#findings.add(refusalIgnored, agentId, request.entry, 0, retcode);
    }
    judgeGuid(this.#findings, center, client, agent, request);
  }

  /** The center refused what a request asked for. */
  refused(request: WatchedRequest, reason: Reason): void {
    if (!isJudged(request, reason)) return;
    const agent = this.#clients.center.agent(Number(request.agent));
    if (agent?.session === undefined || agent.session.played) return;
    const now = this.#parts.entered();
    judgeRefusal(this.#findings, this.#clients.of(agent.id), agent, agent.session, { request, reason, now });
  }

  /** A request was refused because its address, a parameter or its body is wrong. */
  malformed(request: WatchedRequest, { sentence }: RefusalReason): void {
    this.#findings.add(refusedRequest, this.#whoOf(request), request.entry, 0, `${request.operation}, ${sentence}`);
  }

  withoutContentType(request: WatchedRequest): void {
    this.#findings.add(contentTypeMissing, this.#whoOf(request), request.entry, 0, request.operation);
  }

  undocumentedContentType(request: WatchedRequest, type: string): void {
    this.#findings.add(contentTypeUndocumented, this.#whoOf(request), request.entry, 0, type);
  }

  compressed(request: WatchedRequest, encoding: string): void {
    this.#findings.add(compressedBody, this.#whoOf(request), request.entry, 0, encoding);
  }

  /** An agent uses its phone from now on. */
  phoneUsed(request: WatchedRequest, agentId: AgentId): void {
    const other = this.#phoneUsers.note(this.#clients.center, agentId);
    if (other !== undefined) this.#findings.add(phoneShared, agentId, request.entry, other);
  }

  /** An interface was asked that only older servers have, or that the documents advise against. */
  outdated(request: WatchedRequest): void {
    this.#findings.add(outdatedOperation, this.#whoOf(request), request.entry, 0, request.operation);
  }

  /** A query of an agent came over the limit; `enforced`: it was refused for it. */
  overLimit(request: WatchedRequest, agentId: AgentId, enforced: boolean): void {
    if (enforced && !ignoresTheLimit(this.#clients.of(agentId), this.#parts.entered())) return;
    this.#findings.add(queriesOverLimit, agentId, request.entry, 0, request.operation);
  }

  /** A client has signed an agent in; `before` is the session that ended with it, if one did. */
  signedIn(request: WatchedRequest, agentId: AgentId, before: Session | undefined): void {
    const session = this.#clients.center.agent(agentId)?.session;
    if (session === undefined) return;
    const now = this.#parts.entered();
    const client = this.#clients.of(agentId);
    const connection = this.#connections.note(request, client, agentId, now);
    if (before !== undefined) judgeSignIn(this.#findings, client, agentId, { request, before, connection });
    this.phoneUsed(request, agentId);
    client.begin(session, now);
    client.entry = request.entry;
    client.connection = connection;
    client.heardAt = now;
  }

  /** A sign-in was refused because the agent is signed in. */
  alreadySignedIn(request: WatchedRequest, agentId: AgentId): void {
    const client = this.#clients.of(agentId);
    const connection = this.#connections.note(request, client, agentId, this.#parts.entered());
    client.alreadyInOn = connection;
    if (goesOnSigningIn(client)) this.#findings.add(refusalIgnored, agentId, request.entry, 0, "100-002");
  }

  signedOut(agentId: AgentId, cause: SignOutCause): void {
    const client = this.#clients.known(agentId);
    if (client === undefined) return;
    judgeSignOut(this.#findings, client, agentId, cause);
    client.present = false;
    if (cause !== "replaced") client.alreadyIn = 0;
  }

  skillsChosen(agentId: AgentId): void {
    const client = this.#clients.known(agentId);
    if (client !== undefined) client.hasSkills = true;
  }

  /** The sign-in of an agent has left out whether calls are answered by themselves. */
  autoAnswerLeftOut(agentId: AgentId): void {
    this.#clients.of(agentId).leftAutoAnswerOut = true;
  }

  /** A client has said whether calls are answered by themselves. */
  autoAnswerChosen(agentId: AgentId): void {
    const client = this.#clients.known(agentId);
    if (client !== undefined) client.leftAutoAnswerOut = false;
  }

  /** A call of an agent was answered by itself. */
  autoAnswered(agentId: AgentId): void {
    const client = this.#clients.known(agentId);
    if (client?.leftAutoAnswerOut !== true || !client.present) return;
    client.leftAutoAnswerOut = false;
    this.#findings.add(autoAnswerByDefault, agentId, client.entry);
  }

  /** A poll came; `older` is the one of the same agent that was still held. */
  polled(request: WatchedRequest, agentId: AgentId, older: WatchedRequest | undefined): void {
    const client = this.#clients.of(agentId);
    const pause = this.#parts.entered() - client.emptyAt;
    if (isTooFast(pause)) this.#findings.add(pollingTooFast, agentId, request.entry, Math.max(0, pause));
    client.emptyAt = Number.NEGATIVE_INFINITY;
    if (older !== undefined) this.#findings.add(twoPolls, agentId, request.entry);
  }

  /** A poll is answered without an event. An answer that a fault spoils does not say so. */
  toldNothing(agentId: AgentId, poll: WatchedRequest): void {
    if (!poll.isSpoilt) this.#clients.of(agentId).emptyAt = this.#parts.now();
  }

  /** Events reach a client, by a poll or by a push. */
  told(agentId: AgentId, poll?: WatchedRequest): void {
    const client = this.#clients.of(agentId);
    client.toldAt = this.#parts.now();
    if (poll?.isSpoilt === true) client.blind = true;
  }

  /** A fault keeps an event from a client, or brings it otherwise than it happened. */
  misled(agentId: AgentId): void {
    this.#clients.of(agentId).blind = true;
  }

  /** A fault strikes a request: answers it, or spoils its answer. */
  struck({ agent }: WatchedRequest): void {
    const known = this.#clients.center.agent(Number(agent));
    if (known !== undefined) this.#clients.of(known.id).struck = true;
  }

  /** A push failed, for a reason that the client could prevent or for another one. */
  pushFailed(agentId: AgentId, reason: string, isByClient: boolean): void {
    this.#findings.add(isByClient ? pushUnanswered : pushNotSent, agentId, 0, 0, reason);
  }

  /** A run is over: whom clients have left signed in is told. */
  runEnded(): void {
    judgeRunEnd(this.#findings, this.#clients);
  }

  #remember(client: Client, guid: string): void {
    // Only where Guids rotate can one be old.
    if (this.#clients.center.settings.authMode === "dynamic") client.remember(guid);
  }

  #whoOf(request: WatchedRequest): Who {
    const known = this.#clients.center.agent(Number(request.agent));
    return known?.id ?? -this.#parts.connectionOf(request.entry);
  }
}
