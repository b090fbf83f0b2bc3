// The mailboxes of agents: events that wait for a client, that are in an unconfirmed answer, or that a fault holds back or delays.

import type { Duration } from "../time/time.ts";
import type { LoggedEvent } from "./event.ts";

/** The number of events that can wait for a client. Beyond that, the oldest is dropped. */
export const MAILBOX_LENGTH = 10_000;

/** An event in a mailbox. */
export interface MailedEvent extends LoggedEvent {
  /** The serial of the event that it comes after, if a fault has doubled, reordered or delayed it. Otherwise, its own serial applies. */
  readonly comesAfter?: number;
  /** True if an earlier answer contained it, and its connection failed. */
  readonly wasSent?: true;
}

/** An event that a fault delays. */
export interface DelayedEvent {
  readonly event: MailedEvent;
  /** Its delay, in wall time. */
  readonly wait: Duration;
}

/** The events of one session, or the event of the sign-out after it. Each session has a new mailbox. */
export interface Mailbox {
  /** Events that the client has not fetched yet, in the order of delivery. */
  waiting: MailedEvent[];
  /** The position of the first waiting event: the number of events that were removed from the front, minus those that were put back. */
  first: number;
  /** Events in unconfirmed answers, oldest first. They wait again if their answer is lost. */
  underWay: MailedEvent[];
  /** The event that a fault moves after the next one. */
  reordered: MailedEvent | undefined;
  /** Events that a fault delays, in the order in which they happened. */
  delayed: DelayedEvent[];
}

/** Returns an empty mailbox. */
export function createMailbox(): Mailbox {
  return { waiting: [], first: 0, underWay: [], reordered: undefined, delayed: [] };
}

/** Appends an event to the waiting ones, and drops the oldest if there are too many. */
export function appendEvent(mailbox: Mailbox, event: MailedEvent): void {
  if (mailbox.waiting.push(event) > MAILBOX_LENGTH) removeFirst(mailbox, 1);
}

/** Removes the oldest waiting events. */
export function removeFirst(mailbox: Mailbox, count: number): void {
  if (count === 1) mailbox.waiting.shift();
  else mailbox.waiting.splice(0, count);
  mailbox.first += count;
}

/** Removes events from `underWay`. Returns those that were in it, oldest first. */
export function removeUnderWay(mailbox: Mailbox, events: readonly MailedEvent[]): MailedEvent[] {
  const [only] = mailbox.underWay;
  // An answer usually has one event.
  if (only !== undefined && mailbox.underWay.length === 1 && events.length === 1) {
    if (only !== events[0]) return [];
    mailbox.underWay.length = 0;
    return [only];
  }
  const wanted = new Set(events);
  const removed = mailbox.underWay.filter((event) => wanted.has(event));
  mailbox.underWay = mailbox.underWay.filter((event) => !wanted.has(event));
  return removed;
}

/** Inserts events before the waiting ones. */
export function prependEvents(mailbox: Mailbox, events: readonly MailedEvent[]): void {
  mailbox.waiting.unshift(...events);
  mailbox.first -= events.length;
}

/** Moves all events of `underWay` back to the waiting ones. */
export function requeueAll(mailbox: Mailbox): void {
  prependEvents(mailbox, mailbox.underWay);
  mailbox.underWay = [];
}

/** Compares two events of any agents by their order of delivery. Returns a negative number if `a` comes first. */
export function compareMail(a: MailedEvent, b: MailedEvent): number {
  const { serial, comesAfter = serial } = a;
  const { serial: otherSerial, comesAfter: otherComesAfter = otherSerial } = b;
  if (comesAfter !== otherComesAfter) return comesAfter - otherComesAfter;
  return Number(comesAfter !== serial) - Number(otherComesAfter !== otherSerial);
}
