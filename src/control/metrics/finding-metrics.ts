// Writes the metrics of findings and faults.
import type { Work } from "../../core/index.ts";
import { SEVERITIES } from "../../world/findings/kind.ts";
import type { Exposition } from "./exposition.ts";
import type { WorldMetrics } from "./measure-world.ts";
import { NO_PROGRESS } from "./no-progress.ts";

/**
 * Writes the numbers of findings and faults. Deleted findings are not counted, so that a counter can start again from 0.
 *
 * @yields after each world of each family.
 */
export function* writeFindingsAndFaults(out: Exposition, worlds: readonly WorldMetrics[]): Work {
  out.beginFamily("ccgw_findings", "gauge", "Findings by severity: one per kind and client.");
  for (const { world, findings } of worlds) {
    for (const severity of SEVERITIES) out.addSample("ccgw_findings", { world, severity }, findings[severity]);
    yield NO_PROGRESS;
  }
  const observed = "ccgw_findings_observed_total";
  out.beginFamily(observed, "counter", "How often clients did what a finding is about.");
  for (const { world, foundKinds } of worlds) {
    for (const { kind, severity, times } of foundKinds) out.addSample(observed, { world, kind, severity }, times);
    yield NO_PROGRESS;
  }
  out.beginFamily("ccgw_faults", "gauge", "Active faults.");
  for (const { world, faults } of worlds) {
    out.addSample("ccgw_faults", { world }, faults);
    yield NO_PROGRESS;
  }
  const applied = "ccgw_faults_applied_total";
  out.beginFamily(applied, "counter", "Requests, events and connections that a fault changed, by effect.");
  for (const { world, faultsApplied } of worlds) {
    for (const [effect, times] of faultsApplied) out.addSample(applied, { world, effect }, times);
    yield NO_PROGRESS;
  }
}
