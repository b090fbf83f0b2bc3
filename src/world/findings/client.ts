// What is remembered of the client of one agent from request to request: plain fields, used again and again, so that a request allocates nothing.
import type { AgentId, Instant, Session } from "../../core/index.ts";

const NEVER = Number.NEGATIVE_INFINITY;

/** How many of the Guids that it showed are remembered, to know an old one again. */
const MOST_GUIDS = 8;

export class Client {
  /** The session that it was last seen in; over unless `present`. */
  session: Session | undefined;
  present = false;
  /** The last of its requests that was taken: its journal entry, its connection, and when it came, in wall time. */
  entry = 0;
  connection = 0;
  heardAt: Instant = NEVER;
  /** Since when it is in, as far as is known, in wall time. */
  signedInAt: Instant = NEVER;
  /** Whether it has chosen the queues that it takes calls from. */
  hasSkills = false;
  /** Whether its sign-in left open how calls are answered, and nothing has shown yet that it matters. */
  leftAutoAnswerOut = false;
  /** When a poll was last answered empty, and when it was last told of an event, in wall time. */
  emptyAt: Instant = NEVER;
  toldAt: Instant = NEVER;
  /** How many requests in a row, quickly one after the other, came on a new connection each. */
  newConnections = 0;
  /** The Guid with which it was turned away last, and how often in a row; null: it never was. */
  turnedAwayWith: string | undefined | null = null;
  turnedAway = 0;
  /** The connection on which it was told 100-002 since its sign-in, and how often; 0: it was not. */
  alreadyInOn = 0;
  alreadyIn = 0;
  /** The Guids that it showed and that were taken in this session, and the last of them. */
  guid: string | undefined;
  guids: string[] = [];
  /** A Guid that was looked for among those of other agents, and whose it is; undefined: nobody's. */
  foreignGuid: string | undefined;
  owner: AgentId | undefined;
  /** Since when its requests for statistics are counted, in wall time, and how many there were. */
  askedSince: Instant = NEVER;
  asked = 0;
  /** When a query was last refused for flow control, in wall time, and how often without a long pause. */
  limitedAt: Instant = NEVER;
  limited = 0;
  /** Whether a fault has struck a request of it since the last one that was taken unharmed, and whether that was so before the present one. */
  struck = false;
  excused = false;
  /** Whether events were kept from it on purpose in this session: it cannot know where it stands. */
  blind = false;

  /** Begins a session. What faults did to it stays. */
  begin(session: Session, now: Instant): void {
    this.session = session;
    this.present = true;
    this.signedInAt = now;
    this.hasSkills = false;
    this.leftAutoAnswerOut = false;
    this.emptyAt = NEVER;
    this.toldAt = NEVER;
    this.turnedAwayWith = null;
    this.turnedAway = 0;
    this.alreadyInOn = 0;
    this.alreadyIn = 0;
    this.guid = undefined;
    this.guids = [];
    this.blind = false;
  }

  /** Keeps a Guid that was taken. */
  remember(guid: string): void {
    this.guid = guid;
    if (this.guids.includes(guid)) return;
    if (this.guids.push(guid) > MOST_GUIDS) this.guids.shift();
  }
}
