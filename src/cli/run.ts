// From the arguments to the command they name, and back with its exit code.
import { readFileSync } from "node:fs";
import { readOptions } from "../options.ts";
import { readArguments } from "./arguments.ts";
import type { Surroundings } from "./surroundings.ts";

/** Runs a command line to its end; answers the exit code. What a command alone needs is loaded with it. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err, environment } = surroundings;
  const asked = readArguments(argv);
  if ("problem" in asked) {
    err.write(`${asked.problem}\n`);
    return 2;
  }
  if (asked.command === "help") {
    const { helpText } = await import("./help.ts");
    out.write(await helpText());
    return 0;
  }
  if (asked.command === "version") {
    out.write(`${packageVersion()}\n`);
    return 0;
  }
  const read = readOptions({ flags: asked.flags, environment }, { toServe: asked.command === "serve" });
  if ("problems" in read) {
    for (const problem of read.problems) err.write(`${problem}\n`);
    return 2;
  }
  if (asked.command === "health") {
    const { health } = await import("./health.ts");
    return health(read.options, surroundings);
  }
  const { serve } = await import("./serve.ts");
  return serve(read.options, asked, surroundings);
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return version;
}
