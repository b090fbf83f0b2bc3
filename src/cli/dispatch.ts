// From the arguments to the command they name, and back with its exit code.
import { type Flags, findMisspelledVariables, readOptions, readRows } from "../options/option-sources.ts";
import { OPTIONS } from "../options/options.ts";
import { packageVersion } from "../runtime/version.ts";
import { type Asked, readArguments } from "./arguments.ts";
import type { Surroundings } from "./command-context.ts";
import { refuse, tell } from "./output/stderr-lines.ts";
import { RUN_OPTIONS } from "./run-options.ts";

/** Runs a command line to its end; answers the exit code. What a command alone needs is loaded with it. */
export async function dispatch(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const asked = readArguments(argv);
  if ("problem" in asked) return refuse([asked.problem], surroundings);
  switch (asked.command) {
    case "help": {
      const { helpText } = await import("./help-text.ts");
      surroundings.out.write(await helpText());
      return 0;
    }
    case "version":
      surroundings.out.write(`${packageVersion()}\n`);
      return 0;
    case "schema": {
      const { schema } = await import("./schema-command.ts");
      return schema(surroundings);
    }
    case "validate": {
      const { validate } = await import("./validate-command.ts");
      return validate(asked.scenarios, surroundings);
    }
    case "run":
      return startRun(asked, surroundings);
    case "health": {
      const read = readOptions({ ...surroundings, flags: asked.flags }, { toServe: false });
      if ("problems" in read) return refuse(read.problems, surroundings);
      const { health } = await import("./health-command.ts");
      return health(read.options, surroundings);
    }
    case "serve": {
      const read = readOptions({ ...surroundings, flags: asked.flags });
      if ("problems" in read) return refuse(read.problems, surroundings);
      tell(findMisspelledVariables(surroundings.environment), surroundings);
      const { serve } = await import("./serve-command.ts");
      return serve(read.options, asked, surroundings);
    }
  }
}

async function startRun({ flags, scenario }: Extract<Asked, { command: "run" }>, surroundings: Surroundings) {
  const problems: string[] = [];
  const runOptions = readRows(RUN_OPTIONS, { flags, environment: {} }, problems);
  // What would keep doors from being opened is a problem only where they are.
  const read = readOptions({ ...surroundings, flags }, { toServe: runOptions.waitForClient });
  if ("problems" in read) problems.push(...read.problems);
  if (problems.length > 0 || "problems" in read) return refuse(problems, surroundings);
  if (!runOptions.waitForClient) {
    noteIdle(flags, surroundings);
    if (runOptions.failOn !== undefined) surroundings.err.write(NOTHING_TO_FIND);
  }
  tell(findMisspelledVariables(surroundings.environment), surroundings);
  const { run } = await import("./run/run-command.ts");
  return run({ ...read.options, ...runOptions }, scenario, surroundings);
}

const NOTHING_TO_FIND = "--fail-on has no effect: without --wait-for-client there are no clients and no findings.\n";

/** Says which options change nothing, because a run without clients has neither ports nor a pace. */
function noteIdle(flags: Flags, { err }: Surroundings): void {
  const { seed, start, authMode, ...idle } = OPTIONS;
  const given = Object.values(idle).filter(({ flag }) => flags[flag] !== undefined);
  if (given.length === 0) return;
  const names = given.map(({ flag }) => `--${flag}`).join(", ");
  const have = given.length === 1 ? "has" : "have";
  err.write(`${names} ${have} no effect: without --wait-for-client a run opens no ports and takes no time.\n`);
}
