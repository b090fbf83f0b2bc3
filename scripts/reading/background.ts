// Starts the simulator of a page in the background.
// It runs while the rest of the page is read.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { endGroup, killOnExit } from "./group.ts";

/** The addresses of a simulator. */
export interface Ready {
  readonly gateway: string;
  readonly control: string | null;
}

/** A simulator in the background. */
export interface Background {
  readonly ready: Ready;
  /** Ends it with SIGTERM, or with SIGKILL if that takes too long. */
  close(): Promise<void>;
}

/** A function that starts a simulator. A test can pass another one. */
export type StartSimulator = (command: string, folder: string, environment: NodeJS.ProcessEnv) => Promise<Background>;

/** The maximum time of a start, in milliseconds. It may include an installation on a busy machine. */
const START_TIMEOUT_MS = 600_000;
/** The maximum time of an end, in milliseconds. A simulator ends within two seconds; npm needs a little more. */
const END_TIMEOUT_MS = 10_000;

/** Starts a command in a shell and waits for the ready line of a simulator. Rejects with a sentence if there is none. */
export const startInShell: StartSimulator = async (command, folder, environment) => {
  const child = killOnExit(
    spawn("bash", ["-c", command], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    }),
  );
  const closed = once(child, "close");
  let output = "";
  const addOutput = (text: string) => {
    output = (output + text).slice(-4_000);
  };
  child.stderr.on("data", (chunk: Buffer) => addOutput(chunk.toString()));
  const timer = setTimeout(() => endGroup(child, "SIGKILL"), START_TIMEOUT_MS);
  try {
    const ready = await new Promise<Ready>((resolve, reject) => {
      // Reads stdout to its end: a full pipe would block the simulator.
      createInterface({ input: child.stdout }).on("line", (line) => {
        const found = parseReadyLine(line);
        if (found === undefined) addOutput(`${line}\n`);
        else resolve(found);
      });
      child.on("close", () => reject(new Error(`"${command}" ended before a simulator was ready:\n${output}`)));
    });
    return { ready, close: end };
  } finally {
    clearTimeout(timer);
  }

  async function end() {
    endGroup(child, "SIGTERM");
    const last = setTimeout(() => endGroup(child, "SIGKILL"), END_TIMEOUT_MS);
    await closed;
    clearTimeout(last);
  }
};

function parseReadyLine(line: string): Ready | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const read = JSON.parse(line);
    return read.ready === true ? read : undefined;
  } catch {
    return undefined;
  }
}
