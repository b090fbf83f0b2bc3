// The types of table.mjs, for type-checked tests.
export interface Target {
  what: string;
  bound: "at least" | "at most";
  value: number;
  unit: string;
  measured: number | null;
}
export function formatTable(columns: readonly string[], rows: readonly (readonly string[])[]): string;
export function formatNumber(value: number | null, decimals?: number, unit?: string): string;
export function isMet(target: Target): boolean | null;
export function formatTargetTable(targets: readonly Target[]): string;
