// Processes that are started as groups of their own, so that all they start in turn ends with them, also when the reading is broken off.
import type { ChildProcess } from "node:child_process";

const living = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of living) endGroup(child, "SIGKILL");
});

/** Has the group of a process, which must have been started with `detached`, end with this process. */
export function endsWithUs<Child extends ChildProcess>(child: Child): Child {
  living.add(child);
  child.on("close", () => living.delete(child));
  return child;
}

/** Sends a signal to a process and to all that it has started. */
export function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
