// Channels: entries that others keep on a center's clock, typed by what they book.

/**
 * A kind of entries that a center hands back, unread, to those who booked them. One of each name is used in a center: the entries of
 * its clock are of the channel's type, also those that come from a snapshot.
 */
export interface Channel<in out Entry> {
  readonly name: "script" | "world";
  /** For the compiler alone: an entry that is booked has the type in which it is handed back. */
  readonly entry?: (booked: Entry) => Entry;
}
