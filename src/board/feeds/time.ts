// Computes the world time on the page, which runs on between two messages, and formats times.
import { computed, effect, signal } from "@preact/signals";
import { arrivedAt, isPast, shown } from "./live.ts";

/** Returns the pace of a clock mode such as `60x`: how many times faster than wall time the clock is; 0 for `manual`. */
export function paceFactorOf(mode: string): number {
  return mode === "manual" ? 0 : Number.parseFloat(mode);
}

const ticks = signal(0);

/** The world time that the page shows, in milliseconds since 1970; 0 until it is known. At an earlier moment, it stands still. */
export const worldNow = computed(() => {
  const view = shown.value;
  if (view === undefined) return 0;
  const rate = isPast.value ? 0 : paceFactorOf(view.clock.mode);
  const passed = ticks.value > 0 && rate > 0 ? Math.max(0, performance.now() - arrivedAt) * rate : 0;
  return Date.parse(view.clock.now) + passed;
});

/** Advances the time of the page each second while the clock of the world runs and the page is visible and shows the present. */
export function runClock(): void {
  effect(() => {
    const mode = shown.value?.clock.mode ?? "manual";
    if (paceFactorOf(mode) === 0 || isPast.value) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== "hidden") ticks.value++;
    }, 1_000);
    return () => clearInterval(timer);
  });
}

/**
 * Returns the time from `since` (ISO 8601) to `now` (milliseconds since 1970), such as `4:05` or `2:10:07`; empty if `since` is null or
 * `now` is 0.
 */
export function formatTimeSince(since: string | null, now: number): string {
  if (since === null || now === 0) return "";
  return formatClockTime((now - Date.parse(since)) / 1_000);
}

/**
 * Returns a running time in seconds: the seconds before `since` (ISO 8601), plus the time from then to `now` (milliseconds since 1970).
 * During a pause, `since` is null.
 */
export function computeRunningSeconds(secondsBefore: number, since: string | null, now: number): number {
  return secondsBefore + (since === null ? 0 : (now - Date.parse(since)) / 1_000);
}

/** Returns a duration in seconds, such as `4:05` or `2:10:07`. */
export function formatClockTime(durationSeconds: number): string {
  const seconds = Math.max(0, Math.floor(durationSeconds));
  const padToTwoDigits = (part: number): string => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${padToTwoDigits(minutes)}:${padToTwoDigits(seconds % 60)}`
    : `${minutes}:${padToTwoDigits(seconds % 60)}`;
}

/** Returns the time of day of an instant (ISO 8601, or milliseconds since 1970), in UTC, such as `09:00:05`. */
export function formatTimeOfDay(instant: string | number): string {
  const iso = typeof instant === "number" ? new Date(instant).toISOString() : instant;
  return iso.slice(11, 19);
}

/** Returns the date of an instant (milliseconds since 1970), in UTC, such as `2026-01-05`. */
export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
