// Runs the fuzzed simulator in a child process, and measures its main thread and its memory.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const ROOT = resolve(import.meta.dirname, "../..");

/** The ready line of the simulator. */
interface Ready {
  readonly gateway: string;
  readonly http: string;
  readonly control: string;
  /** The file of its CA. */
  readonly ca: string;
}

/** A simulator in a child process. */
export class FuzzedSimulator {
  readonly gatewayPort: number;
  /** The same gateway over TLS. */
  readonly securePort: number;
  readonly controlPort: number;
  /** The certificate to trust, as PEM. */
  readonly ca: string;
  /** The longest time that its thread worked without a pause since the last read (milliseconds of CPU time). */
  #longestMs = 0;
  readonly #child: ChildProcess;
  readonly #folder: string;
  /** The last lines that it wrote. */
  readonly #lines: string[];

  private constructor(child: ChildProcess, folder: string, lines: string[], ready: Ready) {
    this.#child = child;
    this.#folder = folder;
    this.#lines = lines;
    this.gatewayPort = Number(new URL(ready.http).port);
    this.securePort = Number(new URL(ready.gateway).port);
    this.ca = readFileSync(ready.ca, "utf8");
    this.controlPort = Number(new URL(ready.control).port);
    child.on("message", (message) => {
      if (typeof message === "object" && "worked" in message)
        this.#longestMs = Math.max(this.#longestMs, Number(message.worked));
    });
  }

  /** Starts the built simulator on free ports. */
  static async start(): Promise<FuzzedSimulator> {
    const folder = mkdtempSync(join(tmpdir(), "ccgw-fuzz-"));
    const program = [
      "--expose-gc",
      `--import=${join(ROOT, "scripts/fuzz/watch-loop.mjs")}`,
      join(ROOT, "dist/cli/main.js"),
    ];
    const ports = ["--port", "0", "--http-port", "0", "--control-port", "0"];
    const options = ["--clock", "manual", "--log-format", "json", "--log-level", "warn", "--certs-dir", folder];
    const child = spawn(process.execPath, [...program, "serve", ...ports, ...options], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const lines: string[] = [];
    const keep = (line: string): void => {
      lines.push(line.slice(0, 2_000));
      if (lines.length > 20) lines.shift();
    };
    createInterface({ input: child.stderr ?? process.stdin }).on("line", keep);
    const out = createInterface({ input: child.stdout ?? process.stdin });
    const [first] = (await once(out, "line")) as [string];
    out.on("line", keep);
    return new FuzzedSimulator(child, folder, lines, JSON.parse(first));
  }

  /** Its exit code or signal, with its last lines; undefined while it runs. */
  get end(): string | undefined {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return undefined;
    return `the simulator ended (${exitCode ?? signalCode}):\n${this.#lines.join("\n")}`;
  }

  /** Returns the longest time without a pause since this method was last called (milliseconds of CPU time). */
  takeLongestMs(): number {
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  /** Returns the size of its heap after a garbage collection, in bytes. */
  async measureHeap(): Promise<number> {
    this.#child.send("memory");
    for (;;) {
      const [message] = await once(this.#child, "message");
      if (typeof message === "object" && "heap" in message) return Number(message.heap);
    }
  }

  async stop(): Promise<void> {
    if (this.end === undefined) {
      this.#child.kill("SIGTERM");
      await once(this.#child, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
