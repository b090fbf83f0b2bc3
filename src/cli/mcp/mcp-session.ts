// Holds the simulator that the tools of an MCP server use: a started one, or a connected one.
import type { AnySimulator } from "../../library/simulator-handle.ts";
import type { World } from "../../library/world-handle.ts";
import type { CommandContext } from "../command-context.ts";

/** Runs a command line with a text as standard input. Returns its exit code and its output. */
export type RunCommand = (
  argv: readonly string[],
  input: string,
) => Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }>;

/** Thrown if a tool cannot do its work. The message explains the reason to the model. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

/** The session of one client of the MCP server. */
export class McpSession {
  /** Runs another command, for tools about scenarios. */
  readonly run: RunCommand;
  #simulator: AnySimulator | undefined;

  constructor(run: RunCommand) {
    this.run = run;
  }

  /**
   * Returns the simulator.
   *
   * @throws ToolError if there is none.
   */
  get simulator(): AnySimulator {
    if (this.#simulator === undefined) {
      throw new ToolError(
        "There is no simulator. Call start_simulator, or connect_simulator with the URL of a control API.",
      );
    }
    return this.#simulator;
  }

  /** Returns a world of the simulator. `name` undefined: the default world. @throws ToolError if there is no simulator. */
  world(name: string | undefined): World {
    return this.simulator.world(name);
  }

  /** Replaces the simulator, and closes the former one. `simulator` undefined: only closes the former one. */
  async replaceSimulator(simulator: AnySimulator | undefined): Promise<void> {
    const former = this.#simulator;
    this.#simulator = simulator;
    await former?.close();
  }
}

/** Runs a command line. Returns its exit code. */
export type Dispatch = (argv: readonly string[], context: CommandContext) => Promise<number>;

/** Returns a function that runs commands in this process and collects their output. */
export function createCommandRunner(dispatch: Dispatch): RunCommand {
  return async (argv, input) => {
    const collected = { out: "", err: "" };
    const write = (where: "out" | "err") => (text: string) => {
      collected[where] += text;
    };
    const exitCode = await dispatch(argv, {
      environment: {},
      out: { write: write("out") },
      err: { write: write("err") },
      readInput: async () => Buffer.from(input),
      onInputEnd: () => () => {},
      onSignal: () => () => {},
      watch: () => () => {},
      openPage: () => {},
      exit: () => {},
    });
    return { exitCode, ...collected };
  };
}
