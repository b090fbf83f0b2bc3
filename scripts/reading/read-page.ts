// Reads a page as a new reader does: saves its files, runs its commands from top to bottom, and compares their output.
import { spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Background, type StartSimulator, startInShell } from "./background.ts";
import { type Block, readBlocks } from "./blocks.ts";
import { describeDifference } from "./compare.ts";
import { type Marks, marksOf } from "./marks.ts";
import { findReasonToSkip } from "./route.ts";
import { type BlockResult, openShell, type Shell } from "./shell.ts";

/** The outcome of reading a block. */
export interface Read {
  /** The line of its opening fence. */
  readonly line: number;
  readonly outcome: "run" | "started" | "saved" | "compared" | "left out" | "failed";
  /** The reason why it was left out or failed. */
  readonly why?: string;
}

/** The folders, the environment and the simulator with which a page is read. */
export interface Surroundings {
  /** The folder of the clone, in which commands run. */
  readonly folder: string;
  /** A folder for temporary files. */
  readonly tempFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Starts a simulator; in a shell by default. */
  readonly start?: StartSimulator;
}

/** The ports in the pages. They may be in use here, so the ports of the simulator replace them. */
const PORTS = { gateway: /\b8043\b/g, control: /\b8044\b/g };

/** The timeout of a block, in milliseconds. A block may install a package. */
const BLOCK_TIMEOUT_MS = 300_000;

/** Reads the text of a page up to its end or the first failure. Returns the outcome of each block with commands, a file or output. */
export async function readPage(page: string, surroundings: Surroundings): Promise<Read[]> {
  const { folder, tempFolder, environment, start = startInShell } = surroundings;
  const reason = findReasonToSkip(page);
  let shell: Shell | undefined;
  let simulator: Background | undefined;
  let last: BlockResult | undefined;
  const saved = new Set<string>();
  const reads: Read[] = [];
  try {
    for (const block of readBlocks(page)) {
      const marks = marksOf(block);
      if (block.language !== "sh" && marks.savedAs === undefined && !marks.isPrinted) continue;
      const read = await (reason === undefined
        ? catchFailure(block, () => readBlock(block, marks))
        : leaveOut(block, reason));
      reads.push(read);
      if (read.outcome === "failed") break;
    }
  } finally {
    shell?.close();
    await simulator?.close();
    // The next page needs an unchanged clone: one of the pages lints it.
    for (const file of saved) await rm(file);
  }
  return reads;

  async function readBlock(block: Block, marks: Marks): Promise<Omit<Read, "line">> {
    const missing = marks.needs.filter((program) => spawnSync("bash", ["-c", `command -v ${program}`]).status !== 0);
    if (marks.notRun !== undefined || missing.length > 0) {
      last = undefined;
      return { outcome: "left out", why: marks.notRun ?? `not installed here: ${missing.join(", ")}` };
    }
    if (marks.savedAs !== undefined) {
      const file = join(folder, marks.savedAs);
      await writeFile(file, replacePorts(block.text));
      saved.add(file);
      return { outcome: "saved" };
    }
    if (block.language !== "sh") return compareOutput(block, marks);
    const text = removeCommands(block.text, marks.notThese);
    if (marks.isBackground) {
      await simulator?.close();
      simulator = undefined;
      simulator = await start(text.trim(), folder, environment);
      return { outcome: "started" };
    }
    shell ??= openShell(folder, tempFolder, environment);
    last = await shell.run(replacePorts(text), marks.exitCode !== 0, BLOCK_TIMEOUT_MS);
    if (last.exitCode === marks.exitCode) return { outcome: "run" };
    return { outcome: "failed", why: `exit code ${last.exitCode}\n${last.out}${last.err}` };
  }

  function compareOutput(block: Block, { butFor }: Marks): Omit<Read, "line"> {
    if (last === undefined) return { outcome: "left out", why: "the commands before it were left out" };
    const why = describeDifference(block, last.out, butFor);
    return why === undefined ? { outcome: "compared" } : { outcome: "failed", why };
  }

  function replacePorts(text: string): string {
    if (simulator === undefined) return text;
    const { gateway, control } = simulator.ready;
    const withGateway = text.replaceAll(PORTS.gateway, new URL(gateway).port);
    return control === null ? withGateway : withGateway.replaceAll(PORTS.control, new URL(control).port);
  }
}

async function catchFailure({ line }: Block, act: () => Promise<Omit<Read, "line">>): Promise<Read> {
  try {
    return { line, ...(await act()) };
  } catch (error) {
    return { line, outcome: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

function leaveOut({ line }: Block, why: string): Read {
  return { line, outcome: "left out", why };
}

/** Returns the text of a block without the lines that begin with one of the commands. */
function removeCommands(text: string, commands: ReadonlyMap<string, string>): string {
  const lines = text.split("\n");
  return lines.filter((line) => ![...commands.keys()].some((command) => line.startsWith(command))).join("\n");
}
