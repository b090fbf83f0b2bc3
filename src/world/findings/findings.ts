// The findings of a world: behavior of its clients that the real gateway would punish or its documents advise against.
import type { AgentId, Instant } from "../../core/index.ts";
import { CountedFinding, type Finding, type FindingSubject } from "./finding.ts";
import { type FindingKind, isAtLeast, SEVERITIES, type Severity } from "./kind.ts";

/** The maximum number of findings of a world. Further ones are only counted. */
export const MAX_FINDINGS = 10_000;

/** The conditions that listed findings meet. */
export interface FindingFilter {
  agent?: AgentId | undefined;
  /** The lowest severity. */
  severity?: Severity | undefined;
  /** The name of a kind. */
  kind?: string | undefined;
}

/** The parts that the findings of a world are created with. */
export interface FindingsParts {
  /** Returns the present wall time. */
  now(): Instant;
  /** Returns the present world time. */
  world(): Instant;
  /** Called when a finding is made for the first time. */
  readonly onFirst: (finding: Finding) => void;
}

/** The findings of a world. */
export class Findings {
  readonly #parts: FindingsParts;
  readonly #byKind = new Map<FindingKind, Map<FindingSubject, CountedFinding>>();
  #found: CountedFinding[] = [];
  #droppedCount = 0;

  constructor(parts: FindingsParts) {
    this.#parts = parts;
  }

  /** Returns the findings that fit a filter, in the order in which they were first made: one per kind and client. */
  list(filter: FindingFilter = {}): Finding[] {
    return [...this.iterate(filter)];
  }

  /** Yields the same findings one by one. Each is copied when it is taken. */
  *iterate({ agent, severity = "note", kind }: FindingFilter = {}): Generator<Finding, void, void> {
    const found = this.#found;
    for (const finding of found) {
      if (agent !== undefined && finding.subject !== agent) continue;
      if (isAtLeast(finding.kind.severity, severity) && (kind === undefined || finding.kind.name === kind))
        yield finding.toFinding();
    }
  }

  /** The worst severity; undefined if there are no findings. */
  get worst(): Severity | undefined {
    let worst = -1;
    for (const kind of this.#byKind.keys()) worst = Math.max(worst, SEVERITIES.indexOf(kind.severity));
    return SEVERITIES[worst];
  }

  /** Returns the number of findings by severity, and how many times they were made in total. */
  countBySeverity(): Readonly<Record<Severity | "times", number>> {
    const counts = { note: 0, warning: 0, error: 0, times: 0 };
    for (const { kind, times } of this.#found) {
      counts[kind.severity]++;
      counts.times += times;
    }
    return counts;
  }

  /** Returns how often each kind was found, in the order of the first finding of each. */
  countByKind(): ReadonlyMap<FindingKind, number> {
    const counts = new Map<FindingKind, number>();
    for (const { kind, times } of this.#found) counts.set(kind, (counts.get(kind) ?? 0) + times);
    return counts;
  }

  /** The number of observations beyond `MAX_FINDINGS`, which were not stored. */
  get droppedCount(): number {
    return this.#droppedCount;
  }

  /** Removes all findings. */
  clear(): void {
    this.#byKind.clear();
    this.#found = [];
    this.#droppedCount = 0;
  }

  /** Adds a finding, or counts it once more. An entry of 0 means no entry. */
  add<Facts extends object>(kind: FindingKind<Facts>, subject: FindingSubject, entry: number, facts: Facts): void {
    const wall = this.#parts.now();
    const world = this.#parts.world();
    const known = this.#byKind.get(kind)?.get(subject);
    if (known !== undefined) {
      known.add(wall, world, entry, facts);
      return;
    }
    if (this.#found.length >= MAX_FINDINGS) {
      this.#droppedCount++;
      return;
    }
    const made = new CountedFinding(kind, subject, { wall: Math.floor(wall), world });
    made.add(wall, world, entry, facts);
    const ofKind = this.#byKind.get(kind) ?? new Map<FindingSubject, CountedFinding>();
    this.#byKind.set(kind, ofKind.set(subject, made));
    this.#found.push(made);
    this.#parts.onFirst(made.toFinding());
  }
}
