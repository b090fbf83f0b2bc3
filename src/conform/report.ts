// Makes the report of a comparison with a real gateway, as data.
import type { LevelCount, SessionComparison } from "./compare/compare-sessions.ts";
import { type Difference, placeOf } from "./difference.ts";
import { LEVEL_NAMES, type Level, rankOf } from "./levels.ts";
import type { PlayedSession, Remark } from "./play/played-session.ts";
import type { SuggestedSetting, Suggestion } from "./suggestion.ts";

/** The differences at one place of an interface or event. */
export interface ReportRow {
  readonly level: Level;
  readonly path: string;
  readonly count: number;
  /** The number of the first exchange on the tape with the difference; 0 if no exchange has it. */
  readonly exchange: number;
  /** The real gateway's value in the first difference. */
  readonly real: string;
  /** The simulator's value in the first difference. */
  readonly simulated: string;
  /** The setting that removes the differences; null if there is none. */
  readonly setting: string | null;
}

/** The differences of an interface or event. */
export interface ReportGroup {
  /** The interface with its group, such as `voicecall/answer`, the name of an event, or the method and path of an unknown address. */
  readonly name: string;
  readonly kind: "interface" | "event" | "address";
  /** How often it was compared. */
  readonly seen: number;
  readonly rows: readonly ReportRow[];
}

/** How many interfaces or kinds of events were compared, and how many of them have no differences. */
export interface SeenCount {
  readonly seen: number;
  readonly equal: number;
}

/** An interface or a kind of event that was compared, with the levels at which it differs. */
export interface ComparedKind {
  readonly name: string;
  readonly seen: number;
  readonly levels: readonly Level[];
}

/** The report of a comparison. Nothing in it depends on the machine. */
export interface ConformReport {
  /** The version of the simulator. */
  readonly version: string;
  /** The name and version of the gateway, as the user gave them; null if not given. */
  readonly gateway: string | null;
  readonly anonymized: boolean;
  readonly interfaces: SeenCount;
  readonly events: SeenCount;
  /** All interfaces that were compared. */
  readonly compared: readonly ComparedKind[];
  /** All kinds of events that were compared. */
  readonly comparedEvents: readonly ComparedKind[];
  readonly levels: Readonly<Record<Level, LevelCount>>;
  /** The most severe level first. */
  readonly differences: readonly ReportGroup[];
  /** The differences that two sessions with the real gateway show too. They are not in `differences`. */
  readonly varying: readonly ReportGroup[];
  /** The inferred acts of people who send no requests. */
  readonly causes: readonly Remark[];
  readonly unexplained: readonly Remark[];
  readonly unplayed: readonly Remark[];
  /** The settings that remove differences, as a scenario writes them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The input of a report. */
export interface ReportParts {
  readonly played: PlayedSession;
  readonly comparison: SessionComparison;
  readonly suggestion: Suggestion;
  readonly facts: Pick<ConformReport, "version" | "gateway" | "anonymized">;
}

/** Returns the report of a comparison. */
export function createConformReport({ played, comparison, suggestion, facts }: ReportParts): ConformReport {
  const { differences, varying } = comparison;
  const { causes, unexplained, unplayed } = played;
  const levelsOf = (name: string): readonly Level[] =>
    LEVEL_NAMES.filter((level) => differences.some((one) => one.about === name && one.level === level));
  return {
    ...facts,
    interfaces: countSeen(comparison.interfaces, differences),
    events: countSeen(comparison.events, differences),
    compared: [...comparison.interfaces].map(([name, seen]) => ({ name, seen, levels: levelsOf(name) })),
    comparedEvents: [...comparison.events].map(([name, seen]) => ({ name, seen, levels: levelsOf(name) })),
    levels: comparison.levels,
    differences: groupsOf(differences, comparison, suggestion.settings),
    varying: groupsOf(varying, comparison, []),
    causes,
    unexplained,
    unplayed,
    settings: suggestion.written,
  };
}

function countSeen(seen: ReadonlyMap<string, number>, differences: readonly Difference[]): SeenCount {
  const different = new Set(differences.map(({ about }) => about));
  return { seen: seen.size, equal: [...seen.keys()].filter((name) => !different.has(name)).length };
}

function groupsOf(
  differences: readonly Difference[],
  { interfaces, events }: SessionComparison,
  settings: readonly SuggestedSetting[],
): readonly ReportGroup[] {
  const groups = groupBy(differences, ({ about }) => about);
  return [...groups]
    .map(([name, members]) => {
      const rows = [...groupBy(members, placeOf).values()].map((same) => rowOf(same, settings));
      rows.sort((one, other) => rankOf(one.level) - rankOf(other.level) || other.count - one.count);
      const kind = interfaces.has(name) ? "interface" : events.has(name) ? "event" : "address";
      const seen = interfaces.get(name) ?? events.get(name) ?? members.length;
      return { name, kind, seen, rows } satisfies ReportGroup;
    })
    .sort((one, other) => worstOf(one) - worstOf(other) || countOf(other) - countOf(one));
}

function groupBy(
  differences: readonly Difference[],
  keyOf: (difference: Difference) => string,
): ReadonlyMap<string, readonly Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = keyOf(difference);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return groups;
}

function rowOf(same: readonly Difference[], settings: readonly SuggestedSetting[]): ReportRow {
  const [first] = same as [Difference, ...Difference[]];
  const { level, path, exchange, real, simulated } = first;
  const explained = settings.find(({ explains }) => explains.has(placeOf(first)));
  return { level, path, count: same.length, exchange, real, simulated, setting: explained?.sentence ?? null };
}

function worstOf({ rows }: ReportGroup): number {
  return Math.min(...rows.map(({ level }) => rankOf(level)));
}

function countOf({ rows }: ReportGroup): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
