// Creates the file of --tape, and writes the tape of the default world or of a real gateway to it.
import type { Options } from "../options/options.ts";
import { OptionsError } from "../options/options-error.ts";
import { codeOfError, explainFileError } from "../runtime/file-error.ts";
import { NewFile } from "../runtime/new-file.ts";
import { type TapedWorld, TapeWriter } from "../world/tape/tape-writer.ts";

/** The file of --tape. */
export class TapeFile {
  readonly #file: NewFile | undefined;
  readonly #warn: (sentence: string) => void;
  #writer: TapeWriter | undefined;

  /**
   * Creates the file, if the options have one.
   *
   * @throws OptionsError if it already exists or cannot be created.
   */
  constructor({ tape, tapeFsync }: Pick<Options, "tape" | "tapeFsync">, warn: (sentence: string) => void) {
    this.#file = tape === undefined ? undefined : createFile(tape, tapeFsync);
    this.#warn = warn;
  }

  /** Writes the head of a world's tape and its records so far, and each record from now on. */
  follow(world: TapedWorld): void {
    if (this.#file !== undefined) this.#writer = new TapeWriter(world, this.#file, this.#warn);
  }

  /** Writes the exchanges with a real gateway from now on, in place of a world. */
  followGateway(gateway: { tapeTo(file: NewFile): void }): void {
    if (this.#file !== undefined) gateway.tapeTo(this.#file);
  }

  /** Writes the marks that are due. The process can exit afterwards. */
  settle(): void {
    this.#writer?.settle();
  }

  /** Closes the file after the end of the simulator. */
  close(): void {
    this.#writer?.close();
    this.#file?.close();
  }

  /** Deletes the file of a simulator that did not start, so that the next start can create it again. */
  discard(): void {
    this.#file?.discard();
  }
}

function createFile(path: string, flushes: boolean): NewFile {
  try {
    return new NewFile(path, flushes);
  } catch (error) {
    throw new OptionsError(`--tape: ${path}${explainCreation(error)}`, { cause: error });
  }
}

function explainCreation(error: unknown): string {
  switch (codeOfError(error)) {
    case "EEXIST":
      return " already exists: use the path of a new file, because a tape never replaces a file";
    case "ENOENT":
      return " is in a folder that does not exist: create the folder, or use another path";
    default:
      return ` cannot be created: ${explainFileError(error)}`;
  }
}
