// Whether a process is there.

/** Returns whether a process of this id is there, this user's or another's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process must not be signaled, and is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
