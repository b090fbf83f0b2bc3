// Writes the metrics of findings and faults.
import type { Work } from "../../core/index.ts";
import { SEVERITIES } from "../../world/findings/kind.ts";
import { addLabel, type Exposition } from "./exposition.ts";
import { forEachWorld } from "./for-each-world.ts";
import type { WorldMetrics } from "./measure-world.ts";

/**
 * Writes the numbers of findings and faults. Deleted findings no longer count, so a counter can start again from 0.
 *
 * @yields after some worlds of each family.
 */
export function* writeFindingsAndFaults(out: Exposition, worlds: readonly WorldMetrics[]): Work {
  out.beginFamily("ccgw_findings", "gauge", "Findings by severity: one per kind and client.");
  yield* forEachWorld(worlds, ({ labels, findings }) => {
    for (const severity of SEVERITIES) {
      out.addSample("ccgw_findings", addLabel(labels, "severity", severity), findings[severity]);
    }
  });
  const observed = "ccgw_findings_observed_total";
  out.beginFamily(observed, "counter", "Occurrences of findings, by kind and severity.");
  yield* forEachWorld(worlds, ({ labels, foundKinds }) => {
    for (const { kind, severity, times } of foundKinds) {
      out.addSample(observed, addLabel(addLabel(labels, "kind", kind), "severity", severity), times);
    }
  });
  out.beginFamily("ccgw_faults", "gauge", "Active faults.");
  yield* forEachWorld(worlds, ({ labels, faults }) => out.addSample("ccgw_faults", labels, faults));
  const applied = "ccgw_faults_applied_total";
  out.beginFamily(applied, "counter", "Requests, events and connections that a fault changed, by effect.");
  yield* forEachWorld(worlds, ({ labels, faultsApplied }) => {
    for (const [effect, times] of faultsApplied) out.addSample(applied, addLabel(labels, "effect", effect), times);
  });
}
