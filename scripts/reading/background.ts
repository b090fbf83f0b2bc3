// A simulator that a page has its reader start, and leave running while it reads on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { endGroup, endsWithUs } from "./group.ts";

/** Where a simulator is. */
export interface Ready {
  readonly gateway: string;
  readonly control: string | null;
}

export interface Background {
  readonly ready: Ready;
  /** Ends it, as Ctrl-C would. */
  close(): Promise<void>;
}

/** How a simulator is started; a test may hand in another way. */
export type Start = (command: string, folder: string, environment: NodeJS.ProcessEnv) => Promise<Background>;

/** An installation on a busy machine may come first. */
const PATIENCE = 600_000;
/** A simulator ends within two seconds; npm around it needs a moment more. */
const LAST_PATIENCE = 10_000;

/** Starts a command in a shell and waits for the line in which a simulator says that it is ready. Rejects with a sentence. */
export const startInShell: Start = async (command, folder, environment) => {
  const child = endsWithUs(
    spawn("bash", ["-c", command], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    }),
  );
  const closed = once(child, "close");
  let said = "";
  const hear = (text: string) => {
    said = (said + text).slice(-4_000);
  };
  child.stderr.on("data", (chunk: Buffer) => hear(chunk.toString()));
  const alarm = setTimeout(() => endGroup(child, "SIGKILL"), PATIENCE);
  try {
    const ready = await new Promise<Ready>((resolve, reject) => {
      // Read to its end, or the simulator would stop when its log has filled the pipe.
      createInterface({ input: child.stdout }).on("line", (line) => {
        const found = readyIn(line);
        if (found === undefined) hear(`${line}\n`);
        else resolve(found);
      });
      child.on("close", () => reject(new Error(`"${command}" ended before a simulator was ready:\n${said}`)));
    });
    return { ready, close: end };
  } finally {
    clearTimeout(alarm);
  }

  async function end() {
    endGroup(child, "SIGTERM");
    const last = setTimeout(() => endGroup(child, "SIGKILL"), LAST_PATIENCE);
    await closed;
    clearTimeout(last);
  }
};

function readyIn(line: string): Ready | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const said = JSON.parse(line);
    return said.ready === true ? said : undefined;
  } catch {
    return undefined;
  }
}
