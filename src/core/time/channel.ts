// Typed channels for entries that other layers schedule on a center's clock.

/**
 * A kind of clock entry that a center passes to the handler of another layer, without reading it. A center has one channel per name. So the
 * entries of its clock have the channel's type, even in a restored snapshot.
 */
export interface Channel<in out Entry> {
  readonly name: "script" | "world";
  /** For the compiler only: the handler gets entries of the type that was scheduled. */
  readonly entry?: (scheduled: Entry) => Entry;
}

/**
 * The turn of an entry among those of its instant: `late` after all others, `last` after the late ones. So a check can see the effects of
 * the other entries.
 */
export type Turn = "late" | "last";

/** The priorities of entries on the clock, by turn. */
export const PRIORITIES: Readonly<Record<Turn | "normal", number>> = { normal: 0, late: 1, last: 2 };
