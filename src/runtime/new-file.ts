// Creates a file that only this user can access, and appends whole lines to it synchronously.
import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";

/** A file that did not exist before. */
export class NewFile {
  /** The path of the file. */
  readonly path: string;
  readonly #descriptor: number;
  /** Whether `append` flushes the file to the disk. */
  readonly flushes: boolean;
  /** The number of bytes of the whole lines. */
  #size = 0;
  #isOpen = true;

  /**
   * Creates the file, with mode 0600.
   *
   * @param flushes whether `append` flushes the file to the disk.
   * @throws the error of the file system; EEXIST if there is anything at the path, even a link.
   */
  constructor(path: string, flushes: boolean) {
    this.path = path;
    this.#descriptor = openSync(path, "wx", 0o600);
    this.flushes = flushes;
  }

  /**
   * Appends one or more lines, given in parts. If they cannot be written whole, removes them, as far as the file system permits.
   *
   * @throws the error of the file system.
   */
  append(...parts: readonly (string | Uint8Array)[]): void {
    let end = this.#size;
    try {
      for (const part of parts) end += this.#write(typeof part === "string" ? Buffer.from(part) : part);
      if (this.flushes) fsyncSync(this.#descriptor);
    } catch (error) {
      this.#removeRest();
      throw error;
    }
    this.#size = end;
  }

  /** Closes the file. It stays on the disk. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  /** Closes and deletes the file. */
  discard(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  /** Writes all bytes, even if the system writes a part at a time. Returns their number. */
  #write(bytes: Uint8Array): number {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
    return bytes.length;
  }

  #removeRest(): void {
    try {
      ftruncateSync(this.#descriptor, this.#size);
    } catch {
      // The error of the write says more.
    }
  }
}
