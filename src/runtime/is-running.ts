// Checks whether a process is running.

/** Returns whether a process with this id is running, under any user. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process runs under another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
