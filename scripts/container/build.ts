// Builds a Dockerfile without a container engine, each stage in a separate root.
// It supports only the instructions of this repository's file.
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type Instruction, pairsOf, type Stage, wordsOf } from "./dockerfile.ts";
import { isIgnored } from "./ignored.ts";
import { type RootOptions, startInRoot } from "./root.ts";

/** A built image: its root, and the configuration of its containers. */
export interface Image {
  readonly root: string;
  readonly environment: Record<string, string>;
  folder: string;
  user: string;
  entrypoint: readonly string[];
  health: readonly string[];
}

/** The inputs of a build besides the Dockerfile. */
export interface BuildInputs {
  /** The folder of the build context. */
  readonly context: string;
  /** The text of its .dockerignore. */
  readonly ignore: string;
  /** Makes a root for a stage with this base image, and returns its path. */
  makeRoot(base: string): string;
  /** Environment and volumes that only RUN instructions get. */
  readonly runOptions: Pick<RootOptions, "environment"> & Required<Pick<RootOptions, "volumes">>;
}

/** Builds every stage; resolves to the image of the last one. Rejects with the failed line and, for RUN, the end of its output. */
export async function buildImage(stages: readonly Stage[], inputs: BuildInputs): Promise<Image> {
  const built = new Map<string | undefined, Image>();
  let image: Image | undefined;
  for (const { base, name, instructions } of stages) {
    image = { root: inputs.makeRoot(base), environment: {}, folder: "/", user: "0:0", entrypoint: [], health: [] };
    for (const instruction of instructions) await executeInstruction(instruction, image, built, inputs);
    built.set(name, image);
  }
  if (image === undefined) throw new Error("the Dockerfile has no stage");
  return image;
}

async function executeInstruction(
  instruction: Instruction,
  image: Image,
  built: ReadonlyMap<string | undefined, Image>,
  inputs: BuildInputs,
): Promise<void> {
  const { verb, rest, line } = instruction;
  switch (verb) {
    case "WORKDIR":
      image.folder = rest;
      mkdirSync(join(image.root, rest), { recursive: true });
      return;
    case "ENV":
      Object.assign(image.environment, Object.fromEntries(pairsOf(instruction)));
      return;
    case "COPY":
      return copyFiles(instruction, image, built, inputs);
    case "RUN":
      return runCommand(instruction, image, inputs);
    case "USER":
      image.user = rest;
      return;
    case "ENTRYPOINT":
      image.entrypoint = wordsOf(instruction);
      return;
    case "HEALTHCHECK":
      image.health = wordsOf(instruction);
      return;
    case "LABEL":
    case "EXPOSE":
    case "STOPSIGNAL":
      return;
    default:
      throw new Error(`line ${line}: ${verb} is not supported`);
  }
}

function copyFiles(
  { flags, rest, line }: Instruction,
  { root, folder }: Image,
  built: ReadonlyMap<string | undefined, Image>,
  { context, ignore }: BuildInputs,
): void {
  const from = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
  const origin = from === undefined ? context : built.get(from)?.root;
  if (origin === undefined) throw new Error(`line ${line}: there is no stage ${from}`);
  const words = rest.split(" ");
  const to = words.pop() ?? "";
  const target = to.startsWith("/") ? join(root, to) : join(root, folder, to);
  const isFolder = to.endsWith("/") || words.length > 1;
  for (const word of words) {
    const source = join(origin, word);
    if (!existsSync(source)) throw new Error(`line ${line}: there is no ${word}`);
    const place = statSync(source).isDirectory() || !isFolder ? target : join(target, basename(word));
    const isIncluded = (file: string) =>
      from !== undefined || isInContext(ignore, relative(context, file), statSync(file).isDirectory());
    cpSync(source, place, { recursive: true, verbatimSymlinks: true, filter: isIncluded });
  }
}

/** Returns whether a file is in the context. Folders always are, because a pattern can include files below an excluded folder. */
function isInContext(ignore: string, file: string, isFolder: boolean): boolean {
  return isFolder || !isIgnored(ignore, file);
}

async function runCommand(
  { rest, line }: Instruction,
  { root, folder, environment, user }: Image,
  inputs: BuildInputs,
): Promise<void> {
  const { volumes, environment: more } = inputs.runOptions;
  const options = { root, folder, user, environment: { ...more, ...environment }, volumes };
  const child = startInRoot(options, ["sh", "-ec", rest]);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`line ${line}: RUN ${rest} ended with ${exitCode}:\n${output.slice(-4_000)}`);
}
