// The tape of a world: every input in order, and marks of the other facts on which later answers depend.
import { type AgentId, type Center, hashText } from "../../core/index.ts";
import type { OpenInput, TapedAnswer, TapedDecision, TapedRequest, TapeMark } from "../../words/tape.ts";
import { takeHeard } from "./heard-agents.ts";
import { OpenInputs } from "./open-inputs.ts";
import { RequestInterner } from "./request-interner.ts";
import type { BranchRecord, InputHolder, RequestRecord, TapedControl, TapeRecord } from "./tape-record.ts";
import { NO_VERDICTS, sizeOfControl, type TapeLimits, TapeStore } from "./tape-store.ts";
import { TapedAnswers } from "./taped-answers.ts";
import { Verdicts } from "./verdicts.ts";

/** The parts that a tape is created with. */
export interface TapeParts {
  /** Called with the number of a journal entry and that of its input; 0 if the input has lost its number. */
  readonly onRequest: (entry: number, input: number) => void;
  readonly center: () => Center;
  readonly limits: () => TapeLimits;
}

/** The retcode of an accepted request. */
const ACCEPTED = "0";

/** The tape of a world. */
export class Tape {
  readonly #parts: TapeParts;
  readonly #store: TapeStore;
  /** The number of records so far, including forgotten ones. Set it before the first record of a world that another process began. */
  count = 0;
  #branch = 0;
  /** The request that is being handled. */
  #present: RequestRecord | undefined;
  readonly #requests = new RequestInterner();
  /** The verdicts of the request that is being handled, until its record takes them. */
  readonly #verdicts: unknown[] = [];
  readonly #answers = new TapedAnswers();
  /** The agents that were heard since the last record. */
  readonly #heard = new Set<AgentId>();
  readonly openInputs = new OpenInputs();
  /** The results of checks that a replay cannot repeat, such as those of passwords. */
  readonly verdicts = new Verdicts();
  /** Called with each record as soon as it is complete. */
  onRecord: ((record: TapeRecord) => void) | undefined;
  /** Returns the number of all records before the oldest that a replay can need. */
  findOldestNeeded: (() => number) | undefined;
  /** Called after each record. */
  onAdded: (() => void) | undefined;
  /** Called after all records are removed. */
  onCleared: (() => void) | undefined;
  /** Called after the record of a restore or rewind with the line of its snapshot, in parts. Without it, no such line is made. */
  onRestored: ((line: readonly Uint8Array[]) => void) | undefined;

  constructor(parts: TapeParts) {
    this.#parts = parts;
    this.#store = new TapeStore(parts.limits, () => this.firstKept - (this.findOldestNeeded?.() ?? this.firstKept));
  }

  /** The number of all records before the oldest that the tape keeps. */
  get firstKept(): number {
    return this.count - this.#store.size;
  }

  /** The number of all records before the oldest that can be replayed: some forgotten ones lead to the kept ones. */
  get firstReplayable(): number {
    return this.count - this.#store.replayable;
  }

  /** The maximum number of stored records. */
  get maxRecords(): number {
    return this.#parts.limits().records;
  }

  /** Whether no input of a request is being handled. */
  get isBetweenInputs(): boolean {
    return this.#present === undefined;
  }

  /** The number of the present branch; 0 before the first reset, restore or rewind. */
  get branch(): number {
    return this.#branch;
  }

  /** Begins the input of a gateway request. */
  beginRequest(request: TapedRequest, entry: number): OpenInput {
    this.settle();
    const { causes, now } = this.#parts.center();
    const input = causes.beginInput();
    this.#parts.onRequest(entry, input);
    this.verdicts.taped = this.#verdicts;
    // One literal, because each poll makes a record: a spread would take longer than all the rest.
    const record: RequestRecord = {
      kind: "request",
      input,
      at: now,
      request: this.#requests.intern(request),
      entry,
      verdicts: NO_VERDICTS,
      push: undefined,
      answer: undefined,
    };
    this.#present = record;
    return record;
  }

  /** Ends the input that is being handled. */
  endRequest(): void {
    this.verdicts.taped = undefined;
    this.#parts.center().causes.endInput();
    const present = this.#present;
    this.#present = undefined;
    if (present === undefined) return;
    const push = this.#parts.center().state.agents.get(Number(present.request.agent))?.session?.details.push;
    if (push !== undefined) present.push = { ...push };
    this.#takeVerdicts(present);
    if (present.answer === undefined) this.#add(present);
  }

  /** Records the answer to an input, before it is sent. An input that was refused and caused nothing loses its number. */
  recordAnswer(record: OpenInput, code: string, text: string): void {
    const answer = this.#answers.describe(code, text);
    const present = this.#present;
    if (present !== record) {
      this.mark({ answered: record.input, answer });
      return;
    }
    present.answer = answer;
    this.#takeVerdicts(present);
    if (code !== ACCEPTED && this.#parts.center().causes.giveBack(present.input)) {
      present.input = 0;
      this.#parts.onRequest(present.entry, 0);
    }
    this.#add(present);
  }

  /** Runs an act as the input of a control request. Returns its result; `holder` gets the number. */
  runControl<Result>(control: TapedControl, act: () => Result, holder: InputHolder): Result {
    const { causes } = this.#parts.center();
    holder.input = this.beginControl(control);
    try {
      return act();
    } finally {
      causes.endInput();
    }
  }

  /** Records the answer to a control request. A refused one gives its number back if it caused nothing. */
  recordControlAnswer(input: number, status: number, text: string): void {
    if (status >= 300) this.#parts.center().causes.giveBack(input);
    this.mark({ answered: input, answer: { code: String(status), hash: hashText(text) } });
  }

  /** Records a control request that causes nothing itself, or only in a later life. Returns its number. */
  note(control: TapedControl): number {
    const input = this.beginControl(control);
    this.#parts.center().causes.endInput();
    return input;
  }

  /** Begins the input of a control request, which ends with `endInput` of the center. Returns its number. */
  beginControl(control: TapedControl): number {
    this.settle();
    const { causes, now } = this.#parts.center();
    const input = causes.beginInput();
    this.#add({ kind: "control", input, at: now, control, size: sizeOfControl(control) });
    return input;
  }

  /** Runs an act as the input of a decision of wall time. */
  decide(decision: TapedDecision, act: () => void): void {
    this.settle();
    const { causes, now: at } = this.#parts.center();
    this.#add({ kind: "decision", input: causes.beginInput(), at, decision });
    try {
      act();
    } finally {
      causes.endInput();
    }
  }

  /** Records that a client was heard, in a request that is not an input. The mark is written when something can depend on it. */
  recordHeard(agent: AgentId): void {
    this.#heard.add(agent);
  }

  /** Returns the result of a check that depends on wall time or other worlds; in a replay, the taped result. */
  checkOrReplay<Result>(check: () => Result): Result {
    return this.verdicts.decide(check);
  }

  /** Records a mark. */
  mark(mark: TapeMark): void {
    this.settle();
    this.#add({ kind: "mark", at: this.#parts.center().now, mark });
  }

  /** Records that another history begins. `position`: that of the moment, after a rewind. */
  begin(from: BranchRecord["from"], position?: number): void {
    this.#heard.clear();
    this.openInputs.clear();
    const begun = { at: this.#parts.center().now, branch: ++this.#branch, from };
    this.#add({ kind: "branch", ...begun, ...(position === undefined ? {} : { position }) });
  }

  /** Writes the marks of the clients that were heard, in the order of time. */
  settle(): void {
    if (this.#heard.size === 0) return;
    for (const { at, agent } of takeHeard(this.#heard, this.#parts.center())) {
      this.#add({ kind: "mark", at, mark: { heard: agent } });
    }
  }

  /** Returns the kept records, oldest first. */
  listRecords(): readonly TapeRecord[] {
    this.settle();
    return this.#store.list();
  }

  /** Returns the replayable records from one position up to another. A position is the number of all records before it. */
  listBetween(from: number, to: number): readonly TapeRecord[] {
    const first = this.firstReplayable;
    return this.#store.slice(from - first, to - first);
  }

  /** Returns the latest input with a number; undefined if it is not kept. */
  findInput(number: number): TapeRecord | undefined {
    return this.#store.findInput(number);
  }

  /** Returns the answer to an input that came after later inputs; undefined if it is not kept. */
  findAnswer(number: number): TapedAnswer | undefined {
    return this.#store.findAnswer(number);
  }

  /** Removes all records. Numbers continue. */
  clear(): void {
    this.#store.clear();
    this.onCleared?.();
  }

  /** Moves the new verdicts to their record. Most inputs have none. */
  #takeVerdicts(record: RequestRecord): void {
    if (this.#verdicts.length > 0) record.verdicts = [...record.verdicts, ...this.#verdicts.splice(0)];
  }

  #add(record: TapeRecord): void {
    this.count++;
    this.#store.add(record);
    this.onRecord?.(record);
    this.onAdded?.();
  }
}
