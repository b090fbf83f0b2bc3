// The mailboxes of agents: the events that wait for a client, those on their way to it, and those that a fault holds back or delays.

import type { Duration } from "../time/time.ts";
import type { LoggedEvent } from "./event.ts";

/** How many events wait for a client that does not fetch them, before the oldest is dropped. */
export const MAILBOX_LENGTH = 10_000;

/** An event in a mailbox. */
export interface MailedEvent extends LoggedEvent {
  /** The serial of the event that it comes after, where a fault has doubled, reordered or delayed it; its own serial otherwise. */
  readonly comesAfter?: number;
  /** An answer carried it before, whose connection failed. */
  readonly wasSent?: true;
}

/** An event that a fault delays. */
export interface DelayedEvent {
  readonly event: MailedEvent;
  /** How long it is delayed, in wall time. */
  readonly wait: Duration;
}

/** The events of one session, or the farewell after it. A session that begins later has another mailbox. */
export interface Mailbox {
  /** Events that the client has not fetched yet, oldest first. */
  waiting: MailedEvent[];
  /** How many events have left `waiting` at its front: the place of its first one. */
  first: number;
  /** Events in answers that may not arrive, oldest first. They wait again when their answer is lost. */
  underWay: MailedEvent[];
  /** The event that a fault puts behind the next one. */
  reordered: MailedEvent | undefined;
  /** Events that a fault delays, in the order in which they happened. */
  delayed: DelayedEvent[];
}

/** Returns an empty mailbox. */
export function newMailbox(): Mailbox {
  return { waiting: [], first: 0, underWay: [], reordered: undefined, delayed: [] };
}

/** Puts an event behind all that wait; drops the oldest where too many do. */
export function append(mailbox: Mailbox, event: MailedEvent): void {
  if (mailbox.waiting.push(event) > MAILBOX_LENGTH) removeFirst(mailbox, 1);
}

/** Removes the oldest events of those that wait. */
export function removeFirst(mailbox: Mailbox, count: number): void {
  if (count === 1) mailbox.waiting.shift();
  else mailbox.waiting.splice(0, count);
  mailbox.first += count;
}

/** Removes events from those that are under way, and returns the ones that were among them, oldest first. */
export function removeUnderWay(mailbox: Mailbox, events: readonly MailedEvent[]): MailedEvent[] {
  const [only] = mailbox.underWay;
  // One event an answer is the rule.
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

/** Puts events before all that wait. */
export function prepend(mailbox: Mailbox, events: readonly MailedEvent[]): void {
  mailbox.waiting.unshift(...events);
  mailbox.first -= events.length;
}

/** Has all events that are under way wait again. */
export function giveAllBack(mailbox: Mailbox): void {
  prepend(mailbox, mailbox.underWay);
  mailbox.underWay = [];
}

/** Compares two events of any agents by the order in which their clients are told of them. */
export function compareMail(one: MailedEvent, other: MailedEvent): number {
  const { serial, comesAfter = serial } = one;
  const { serial: otherSerial, comesAfter: otherComesAfter = otherSerial } = other;
  if (comesAfter !== otherComesAfter) return comesAfter - otherComesAfter;
  return Number(comesAfter !== serial) - Number(otherComesAfter !== otherSerial);
}
