// Goes through a page as a new reader does: saves its files, runs its commands from top to bottom, looks at what they print.
import { spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Background, type Start, startInShell } from "./background.ts";
import { type Block, blocksIn } from "./blocks.ts";
import { difference } from "./compare.ts";
import { type Marks, marksOf } from "./marks.ts";
import { leftOut } from "./route.ts";
import { type Ended, openShell, type Shell } from "./shell.ts";

/** What became of a block. */
export interface Read {
  readonly line: number;
  readonly became: "run" | "started" | "saved" | "compared" | "left out" | "failed";
  /** Why it was left out, or what was wrong. */
  readonly why?: string;
}

export interface Surroundings {
  /** Where the reader sits: a clone. */
  readonly folder: string;
  /** A folder for files of the reading itself. */
  readonly aside: string;
  readonly environment: NodeJS.ProcessEnv;
  /** How simulators are started; in a shell if absent. */
  readonly start?: Start;
}

/** The ports of the pages; a simulator that a page starts has others, because these may be taken. */
const PORTS = { gateway: /\b8043\b/g, control: /\b8044\b/g };

/** How long a block may take, in milliseconds: one may install a package. */
const PATIENCE = 300_000;

/** Reads a page (its text) to its end, or to the first thing in it that fails. */
export async function readPage(page: string, surroundings: Surroundings): Promise<Read[]> {
  const { folder, aside, environment, start = startInShell } = surroundings;
  const reason = leftOut(page);
  let shell: Shell | undefined;
  let simulator: Background | undefined;
  let last: Ended | undefined;
  const saved = new Set<string>();
  const reads: Read[] = [];
  try {
    for (const block of blocksIn(page)) {
      const marks = marksOf(block);
      if (block.language !== "sh" && marks.savedAs === undefined && !marks.printed) continue;
      const read = await (reason === undefined ? tell(block, () => one(block, marks)) : leave(block, reason));
      reads.push(read);
      if (read.became === "failed") break;
    }
  } finally {
    shell?.close();
    await simulator?.close();
    // The next page is read in a clone as a clone is: another one lints what is in it.
    for (const file of saved) await rm(file);
  }
  return reads;

  async function one(block: Block, marks: Marks): Promise<Omit<Read, "line">> {
    const missing = marks.needs.filter((program) => spawnSync("bash", ["-c", `command -v ${program}`]).status !== 0);
    if (marks.notRun !== undefined || missing.length > 0) {
      last = undefined;
      return { became: "left out", why: marks.notRun ?? `not installed here: ${missing.join(", ")}` };
    }
    if (marks.savedAs !== undefined) {
      const file = join(folder, marks.savedAs);
      await writeFile(file, withPorts(block.text));
      saved.add(file);
      return { became: "saved" };
    }
    if (block.language !== "sh") return compare(block, marks);
    const text = without(block.text, marks.notThese);
    if (marks.background) {
      await simulator?.close();
      simulator = undefined;
      simulator = await start(text.trim(), folder, environment);
      return { became: "started" };
    }
    shell ??= openShell(folder, aside, environment);
    last = await shell.run(withPorts(text), marks.exitCode !== 0, PATIENCE);
    if (last.exitCode === marks.exitCode) return { became: "run" };
    return { became: "failed", why: `exit code ${last.exitCode}\n${last.out}${last.err}` };
  }

  function compare(block: Block, { butFor }: Marks): Omit<Read, "line"> {
    if (last === undefined) return { became: "left out", why: "the commands before it were left out" };
    const why = difference(block, last.out, butFor);
    return why === undefined ? { became: "compared" } : { became: "failed", why };
  }

  function withPorts(text: string): string {
    if (simulator === undefined) return text;
    const { gateway, control } = simulator.ready;
    const withGateway = text.replaceAll(PORTS.gateway, new URL(gateway).port);
    return control === null ? withGateway : withGateway.replaceAll(PORTS.control, new URL(control).port);
  }
}

async function tell({ line }: Block, act: () => Promise<Omit<Read, "line">>): Promise<Read> {
  try {
    return { line, ...(await act()) };
  } catch (error) {
    return { line, became: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

function leave({ line }: Block, why: string): Read {
  return { line, became: "left out", why };
}

/** A block without the lines that begin with one of the commands. */
function without(text: string, commands: ReadonlyMap<string, string>): string {
  const lines = text.split("\n");
  return lines.filter((line) => ![...commands.keys()].some((command) => line.startsWith(command))).join("\n");
}
