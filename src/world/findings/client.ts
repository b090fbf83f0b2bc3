// The state of one agent's client that several kinds of findings share.
// It is changed in place, so that a request allocates nothing.
import type { AgentId, Instant, Session } from "../../core/index.ts";
import { NEVER } from "./kind-state.ts";

/** The state of one agent's client. */
export class Client {
  readonly id: AgentId;
  /** The session in which it was last seen; it has ended unless `isPresent`. */
  session: Session | undefined;
  isPresent = false;
  /** The journal entry of its last accepted request. */
  entry = 0;
  /** The connection of its last accepted request. */
  connection = 0;
  /** When its last accepted request came, in wall time. */
  acceptedAt: Instant = NEVER;
  /** When the session was first seen, in wall time. */
  signedInAt: Instant = NEVER;
  /** When an event was last sent to it in this session, in wall time. */
  eventsSentAt: Instant = NEVER;
  /** Whether a fault applied to one of its requests since the last one that was accepted without a fault. */
  isAfterFault = false;
  /** The value of `isAfterFault` before the last accepted request. */
  wasAfterFault = false;
  /** Whether a fault changed the delivery of its events in this session, so that it may not know its agent's state. */
  hasMissedEvents = false;
  /** The state that finding kinds keep for the client, by slot. */
  readonly ofClient: unknown[] = [];
  /** The state that finding kinds keep for the client's session, by slot. */
  ofSession: unknown[] = [];

  constructor(id: AgentId) {
    this.id = id;
  }

  /** Begins a session. */
  begin(session: Session, now: Instant): void {
    this.session = session;
    this.isPresent = true;
    this.signedInAt = now;
    this.eventsSentAt = NEVER;
    this.hasMissedEvents = false;
    this.ofSession = [];
  }

  /** Stores the facts of its last accepted request. */
  noteAccepted(entry: number, connection: number, now: Instant): void {
    this.entry = entry;
    this.connection = connection;
    this.acceptedAt = now;
  }
}
