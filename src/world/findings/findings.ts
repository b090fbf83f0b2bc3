// The findings of a world: what its clients did that the real gateway would punish or its documents advise against.
import type { AgentId, Instant } from "../../core/index.ts";
import { type Finding, Found, type Who } from "./finding.ts";
import { type FindingKind, isAtLeast, SEVERITIES, type Severity } from "./kind.ts";

/** More findings than this nobody reads; those beyond are only counted. */
export const MOST_FINDINGS = 10_000;

export interface FindingFilter {
  agent?: AgentId | undefined;
  /** Of this severity, or worse. */
  severity?: Severity | undefined;
  /** The name of a kind. */
  kind?: string | undefined;
}

export interface FindingsParts {
  /** What the time is at this very moment, and in the world. */
  now(): Instant;
  world(): Instant;
  /** Hears of a finding when it is found for the first time. */
  readonly onFirst: (finding: Finding) => void;
}

export class Findings {
  readonly #parts: FindingsParts;
  readonly #byKind = new Map<FindingKind, Map<Who, Found>>();
  #found: Found[] = [];
  #unkept = 0;

  constructor(parts: FindingsParts) {
    this.#parts = parts;
  }

  /** The findings that fit a filter, in the order in which they were first made; one of each kind and agent. */
  list(filter: FindingFilter = {}): Finding[] {
    return [...this.each(filter)];
  }

  /** The same, one after the other: each is told when it is taken. */
  *each({ agent, severity = "note", kind }: FindingFilter = {}): Generator<Finding, void, void> {
    const found = this.#found;
    for (const one of found) {
      if (agent !== undefined && one.who !== agent) continue;
      if (isAtLeast(one.kind.severity, severity) && (kind === undefined || one.kind.name === kind)) yield one.tell();
    }
  }

  /** The worst severity there is; undefined: nothing was found. */
  get worst(): Severity | undefined {
    let worst = -1;
    for (const kind of this.#byKind.keys()) worst = Math.max(worst, SEVERITIES.indexOf(kind.severity));
    return SEVERITIES[worst];
  }

  /** How often something was found that has no place any more among the 10,000 findings that are kept. */
  get unkept(): number {
    return this.#unkept;
  }

  /** Forgets all findings. */
  clear(): void {
    this.#byKind.clear();
    this.#found = [];
    this.#unkept = 0;
  }

  /** Adds a finding, or counts it once more. An entry of 0 stands for no entry. */
  add<Facts extends object>(kind: FindingKind<Facts>, who: Who, entry: number, facts: Facts): void {
    const wall = this.#parts.now();
    const world = this.#parts.world();
    const known = this.#byKind.get(kind)?.get(who);
    if (known !== undefined) {
      known.add(wall, world, entry, facts);
      return;
    }
    if (this.#found.length >= MOST_FINDINGS) {
      this.#unkept++;
      return;
    }
    const made = new Found(kind, who, { wall: Math.floor(wall), world });
    made.add(wall, world, entry, facts);
    const ofKind = this.#byKind.get(kind) ?? new Map<Who, Found>();
    this.#byKind.set(kind, ofKind.set(who, made));
    this.#found.push(made);
    this.#parts.onFirst(made.tell());
  }
}
