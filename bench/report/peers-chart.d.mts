// The types of peers-chart.mjs, for type-checked tests.
import type { PeerFigures } from "./peers-report.d.mts";

export function drawChart(servers: readonly PeerFigures[], options: { requests: number }): string;
