// Reads the stages and instructions of a Dockerfile.
// It supports only what this repository's file needs.

/** One instruction, continued lines joined. */
export interface Instruction {
  /** In capitals, such as `COPY`. */
  readonly verb: string;
  /** The flags, such as `--from=build`, unchanged. */
  readonly flags: readonly string[];
  /** The arguments, unchanged. */
  readonly rest: string;
  /** The number of its first line. */
  readonly line: number;
}

/** A stage: a `FROM` and the instructions after it. */
export interface Stage {
  readonly base: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** Returns every stage of a Dockerfile. The defaults of global ARGs replace their names in base images. */
export function readStages(dockerfile: string): Stage[] {
  const defaults = new Map<string, string>();
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const instruction of instructionsOf(dockerfile)) {
    const stage = stages.at(-1);
    if (instruction.verb === "FROM") {
      const [, image = "", name] = /^(\S+)(?: AS (\S+))?$/i.exec(instruction.rest) ?? [];
      stages.push({ base: fillVariables(image, defaults), name, instructions: [] });
    } else if (stage === undefined) {
      const [, arg = "", value = ""] = /^(\w+)=(.*)$/.exec(instruction.rest) ?? [];
      defaults.set(arg, value);
    } else {
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

/** Returns the words of an instruction in exec form. @throws Error for the shell form. */
export function wordsOf({ verb, rest, line }: Instruction): string[] {
  const [, written] = /(\[.*\])$/.exec(rest) ?? [];
  if (written === undefined) throw new Error(`line ${line}: ${verb} is not written as a list`);
  return JSON.parse(written);
}

/** Returns the pairs of an ENV or LABEL. */
export function pairsOf({ rest }: Instruction): [name: string, value: string][] {
  return [...rest.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)].map(([, name = "", quoted, bare = ""]) => [
    name,
    quoted ?? bare,
  ]);
}

function instructionsOf(dockerfile: string): Instruction[] {
  const instructions: Instruction[] = [];
  let begun: { line: number; text: string } | undefined;
  for (const [index, line] of dockerfile.split("\n").entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const { line: first, text } = begun ?? { line: index + 1, text: "" };
    const whole = `${text}${line.trim()}`;
    begun = whole.endsWith("\\") ? { line: first, text: whole.slice(0, -1) } : undefined;
    if (begun === undefined) instructions.push(readInstruction(whole, first));
  }
  return instructions;
}

function readInstruction(text: string, line: number): Instruction {
  const [verb = "", ...words] = text.split(/\s+/);
  const flags = words.slice(
    0,
    words.findIndex((word) => !word.startsWith("--")),
  );
  return { verb: verb.toUpperCase(), flags, rest: words.slice(flags.length).join(" "), line };
}

function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "");
}
