// Reads the findings of the world, and reads them again after each new finding.
import { computed, effect, signal } from "@preact/signals";
import type { FindingInfo, FindingsInfo } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { live } from "./live.ts";
import { buildWorldPath, worldName } from "./selection.ts";

/** The findings of the world, in the order of their first occurrence. */
export const findings = signal<readonly FindingInfo[]>([]);

/** A text that changes with each new finding and with the world. */
const version = computed(() => `${worldName.value} ${live.value?.findings.times ?? 0}`);

/** Keeps `findings` current from now on. Returns a function that stops the updates. */
export function followFindings(): () => void {
  return effect(() => {
    if (version.value.endsWith(" 0")) {
      findings.value = [];
      return;
    }
    const name = worldName.peek();
    send<FindingsInfo>(buildWorldPath("/findings")).then(
      (read) => {
        if (worldName.peek() === name) findings.value = read.findings;
      },
      // The next finding causes another attempt.
      () => {},
    );
  });
}
