// The types of peers-page.mjs, for type-checked tests.
import type { PeersRun } from "./peers-report.d.mts";

interface Where {
  machine: string;
  pinning: string;
  date: string;
}
export function writePeersPage(figures: PeersRun, where: Where): void;
export function replacePeersSection(page: string, section: string): string;
export function buildPeersSection(figures: PeersRun, where: Where): string;
