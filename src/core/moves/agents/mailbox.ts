// Moves on the events in an agent's mailbox: take, confirm, requeue, drop; and for faults: double, drop, reorder, delay.

import { type Change, declareMove, type Floor } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import {
  appendEvent,
  type DelayedEvent,
  MAILBOX_LENGTH,
  type Mailbox,
  type MailedEvent,
  prependEvents,
  removeFirst,
  removeUnderWay,
} from "../../model/mailbox.ts";
import type { Duration } from "../../time/time.ts";

/** The newest event of a mailbox. A move on it changes nothing if a newer one has come. */
export interface NewestEvent {
  readonly agent: AgentId;
  readonly serial: number;
}

/**
 * Drops the first `skipped` waiting events, which clients do not get, and takes the next one. The taken event is in `underWay` until it is
 * confirmed or requeued. Returns this event; undefined if none is left.
 */
export const takeEvent: Change<{ agent: AgentId; skipped: number }, MailedEvent | undefined> = declareMove(
  (floor, { agent, skipped }) => {
    const mailbox = mailboxOf(floor, agent);
    const event = mailbox?.waiting[skipped];
    if (mailbox === undefined) return undefined;
    removeFirst(mailbox, Math.min(skipped + 1, mailbox.waiting.length));
    if (event !== undefined) mailbox.underWay.push(event);
    return event;
  },
);

/** Removes events from `underWay`: their answer has arrived, or is no longer needed. */
export const confirmEvents: Change<{ agent: AgentId; events: readonly MailedEvent[] }> = declareMove(
  (floor, { agent, events }) => {
    const mailbox = mailboxOf(floor, agent);
    if (mailbox !== undefined) removeUnderWay(mailbox, events);
  },
);

/** Moves events from `underWay` back to the front of the waiting ones. `wasSent`: their answer had begun. */
export const requeueEvents: Change<{ agent: AgentId; events: readonly MailedEvent[]; wasSent: boolean }> = declareMove(
  (floor, { agent, events, wasSent }) => {
    const mailbox = mailboxOf(floor, agent);
    if (mailbox === undefined) return;
    const back = removeUnderWay(mailbox, events);
    prependEvents(mailbox, wasSent ? back.map((event) => ({ ...event, wasSent: true })) : back);
  },
);

/** Drops the waiting events before a mailbox position, such as those that were pushed. `Mailbox.first` is the position of the oldest. */
export const dropEvents: Change<{ agent: AgentId; before: number }> = declareMove((floor, { agent, before }) => {
  const mailbox = mailboxOf(floor, agent);
  if (mailbox !== undefined && before > mailbox.first) {
    removeFirst(mailbox, Math.min(before - mailbox.first, mailbox.waiting.length));
  }
});

/** Doubles the newest event of a mailbox. */
export const doubleEvent: Change<NewestEvent> = declareMove((floor, newest) => {
  const mailbox = mailboxOf(floor, newest.agent);
  const event = mailbox?.waiting.at(-1);
  if (mailbox !== undefined && event?.serial === newest.serial) appendLater(floor, mailbox, event);
});

/** Drops the newest event of a mailbox. */
export const dropNewestEvent: Change<NewestEvent> = declareMove((floor, newest) => {
  takeNewest(floor, newest);
});

/** Holds the newest event of a mailbox back until `releaseReordered`. */
export const reorderEvent: Change<NewestEvent> = declareMove((floor, newest) => {
  const taken = takeNewest(floor, newest);
  if (taken !== undefined) taken.mailbox.reordered = taken.event;
});

/** Appends the event that was held back to the waiting ones. */
export const releaseReordered: Change<{ agent: AgentId }> = declareMove((floor, { agent }) => {
  const mailbox = mailboxOf(floor, agent);
  const event = mailbox?.reordered;
  if (mailbox === undefined || event === undefined) return;
  mailbox.reordered = undefined;
  appendLater(floor, mailbox, event);
});

/**
 * Delays the newest event of a mailbox until `releaseDelayed`. `wait` is in wall time. Returns the delayed event; undefined if a newer
 * event has come.
 */
export const delayEvent: Change<NewestEvent & { wait: Duration }, DelayedEvent | undefined> = declareMove(
  (floor, { wait, ...newest }) => {
    const taken = takeNewest(floor, newest);
    if (taken === undefined) return undefined;
    const { mailbox, event } = taken;
    const delayed = { event, wait };
    if (mailbox.delayed.push(delayed) > MAILBOX_LENGTH) mailbox.delayed.shift();
    return delayed;
  },
);

/**
 * Appends a delayed event to the waiting ones. Returns false if the mailbox no longer has it, for example because another session has
 * begun.
 */
export const releaseDelayed: Change<{ agent: AgentId; delayed: DelayedEvent }, boolean> = declareMove(
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

/** Appends an event to the waiting ones, with its later place in the order of delivery. */
function appendLater(floor: Floor, mailbox: Mailbox, event: MailedEvent): void {
  appendEvent(mailbox, { ...event, comesAfter: floor.lastSerial });
}
