// The name of a process that holds leases: the name of its replica with random digits.
import { randomBytes } from "node:crypto";

/** Returns a name that no other process has. Two processes can have the same replica name, such as one that was started again. */
export function makeHolderName(replica: string): string {
  return `${replica}#${randomBytes(6).toString("hex")}`;
}

/** Returns the name of the replica of a holder. */
export function replicaOf(holder: string): string {
  return holder.replace(/#.*$/, "");
}
