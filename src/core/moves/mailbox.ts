// What becomes of the events in an agent's mailbox: fetched, confirmed or given back, and doubled, dropped or held back by faults.

import { type Change, type Floor, move } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import {
  append,
  type DelayedEvent,
  MAILBOX_LENGTH,
  type Mailbox,
  type MailedEvent,
  prepend,
  removeFirst,
  removeUnderWay,
} from "../model/mailbox.ts";
import type { Duration } from "../time/time.ts";

/** Names the newest event of a mailbox: a move on it changes nothing once another has come. */
export interface NewestEvent {
  readonly agent: AgentId;
  readonly serial: number;
}

/**
 * Takes the oldest waiting event that the client is told of. It is under way until it is confirmed or given back.
 *
 * `untold` is the number of events before it that clients are not told of: they are dropped. Returns undefined when nothing is left.
 */
export const takeEvent: Change<{ agent: AgentId; untold: number }, MailedEvent | undefined> = move(
  (floor, { agent, untold }) => {
    const mailbox = mailboxOf(floor, agent);
    const event = mailbox?.waiting[untold];
    if (mailbox === undefined) return undefined;
    removeFirst(mailbox, Math.min(untold + 1, mailbox.waiting.length));
    if (event !== undefined) mailbox.underWay.push(event);
    return event;
  },
);

/** Forgets events that were under way: their answer has arrived, or nobody asks any more. */
export const confirmEvents: Change<{ agent: AgentId; events: readonly MailedEvent[] }> = move(
  (floor, { agent, events }) => {
    const mailbox = mailboxOf(floor, agent);
    if (mailbox !== undefined) removeUnderWay(mailbox, events);
  },
);

/** Has events that were under way wait again, before all others. `wasSent`: their answer had begun. */
export const giveEventsBack: Change<{ agent: AgentId; events: readonly MailedEvent[]; wasSent: boolean }> = move(
  (floor, { agent, events, wasSent }) => {
    const mailbox = mailboxOf(floor, agent);
    if (mailbox === undefined) return;
    const back = removeUnderWay(mailbox, events);
    prepend(mailbox, wasSent ? back.map((event) => ({ ...event, wasSent: true })) : back);
  },
);

/** Drops the waiting events before a place, such as those that a push has brought; `Mailbox.first` is the place of the oldest. */
export const dropEvents: Change<{ agent: AgentId; before: number }> = move((floor, { agent, before }) => {
  const mailbox = mailboxOf(floor, agent);
  if (mailbox !== undefined && before > mailbox.first) {
    removeFirst(mailbox, Math.min(before - mailbox.first, mailbox.waiting.length));
  }
});

/** Has the newest event of a mailbox wait twice. */
export const doubleEvent: Change<NewestEvent> = move((floor, newest) => {
  const mailbox = mailboxOf(floor, newest.agent);
  const event = mailbox?.waiting.at(-1);
  if (mailbox !== undefined && event?.serial === newest.serial) appendLater(floor, mailbox, event);
});

/** Drops the newest event of a mailbox. */
export const loseEvent: Change<NewestEvent> = move((floor, newest) => {
  takeNewest(floor, newest);
});

/** Holds the newest event of a mailbox back until `bringReordered`. */
export const reorderEvent: Change<NewestEvent> = move((floor, newest) => {
  const taken = takeNewest(floor, newest);
  if (taken !== undefined) taken.mailbox.reordered = taken.event;
});

/** Puts the event that was held back behind all that wait. */
export const bringReordered: Change<{ agent: AgentId }> = move((floor, { agent }) => {
  const mailbox = mailboxOf(floor, agent);
  const event = mailbox?.reordered;
  if (mailbox === undefined || event === undefined) return;
  mailbox.reordered = undefined;
  appendLater(floor, mailbox, event);
});

/** Delays the newest event of a mailbox until `bringDelayed`, and returns the delayed event. `wait` is in wall time. */
export const delayEvent: Change<NewestEvent & { wait: Duration }, DelayedEvent | undefined> = move(
  (floor, { wait, ...newest }) => {
    const taken = takeNewest(floor, newest);
    if (taken === undefined) return undefined;
    const { mailbox, event } = taken;
    const delayed = { event, wait };
    if (mailbox.delayed.push(delayed) > MAILBOX_LENGTH) mailbox.delayed.shift();
    return delayed;
  },
);

/** Puts a delayed event behind all that wait. Returns whether it did: a session that began meanwhile has another mailbox. */
export const bringDelayed: Change<{ agent: AgentId; delayed: DelayedEvent }, boolean> = move(
  (floor, { agent, delayed }) => {
    const mailbox = mailboxOf(floor, agent);
    const index = mailbox?.delayed.indexOf(delayed) ?? -1;
    if (mailbox === undefined || index < 0) return false;
    mailbox.delayed.splice(index, 1);
    appendLater(floor, mailbox, delayed.event);
    return true;
  },
);

function mailboxOf(floor: Floor, agent: AgentId): Mailbox | undefined {
  return floor.state.agents.get(agent)?.mailbox;
}

function takeNewest(
  floor: Floor,
  { agent, serial }: NewestEvent,
): { mailbox: Mailbox; event: MailedEvent } | undefined {
  const mailbox = mailboxOf(floor, agent);
  const event = mailbox?.waiting.at(-1);
  if (mailbox === undefined || event?.serial !== serial) return undefined;
  mailbox.waiting.pop();
  return { mailbox, event };
}

/** Puts an event behind all that wait, at its later place in the order of all events. */
function appendLater(floor: Floor, mailbox: Mailbox, event: MailedEvent): void {
  append(mailbox, { ...event, comesAfter: floor.lastSerial });
}
