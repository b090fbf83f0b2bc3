// Forges snapshots: changes them and gives them a valid seal.
import { createHash } from "node:crypto";

/** Returns the seal of a snapshot: the SHA-256 of its JSON with sorted members (docs/control-api.md). */
function sealOf(written: object): string {
  const inOrder = JSON.stringify(written, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(inOrder).digest("hex");
}

/** Returns a copy of a snapshot, changed and with a new seal. */
export function forge(snapshot: object, change: (world: Json) => void): Record<string, unknown> {
  const { seal, ...written } = JSON.parse(JSON.stringify(snapshot));
  change(written.world);
  return { ...written, seal: sealOf(written) };
}

/** A parsed JSON value of any shape. */
// biome-ignore lint/suspicious/noExplicitAny: tests change any member.
export type Json = any;

/** Replacement values of every type, with extreme numbers. */
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  "",
  "x",
  "2026-01-05T09:00:00Z",
  0,
  -1,
  1,
  0.5,
  101,
  999_999,
  2 ** 31,
  2 ** 53,
  1e15,
  1e308,
  -1e308,
  [],
  [null],
  {},
  { kind: "route" },
];

/** Returns a seeded random generator, which returns a whole number below its argument. */
export function createSeededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    state ^= state >>> 12;
    return (state >>> 0) % below;
  };
}

/** Changes one random member of a snapshot's world. Returns a description of the change. */
export function mutate(world: Json, draw: (below: number) => number): string {
  let place: Json = world;
  let path = "world";
  for (;;) {
    const names = Object.keys(place);
    const name = names[draw(names.length)] ?? "";
    const value = place[name];
    path += `.${name}`;
    const isInner = typeof value === "object" && value !== null && Object.keys(value).length > 0;
    if (isInner && draw(12) > 0) {
      place = value;
      continue;
    }
    return `${path} ${change(place, name, draw)}`;
  }
}

/** Changes one member of an object or list at random. Returns a description of the change. */
function change(place: Json, name: string, draw: (below: number) => number): string {
  const value = place[name];
  const put = (given: unknown): string => {
    place[name] = given;
    return `= ${JSON.stringify(given)?.slice(0, 60)}`;
  };
  switch (draw(7)) {
    case 0:
      if (Array.isArray(place)) place.splice(Number(name), 1);
      else delete place[name];
      return "removed";
    case 1:
      if (!Array.isArray(place)) return put(typeof value === "number" ? value + 1 : null);
      place.push(JSON.parse(JSON.stringify(value)));
      return "repeated";
    case 2:
      return put(typeof value === "number" ? [value + 1, value - 1, -value, value * 1_000, value / 2][draw(5)] : "101");
    case 3:
      if (Array.isArray(place)) place.reverse();
      else place[`${name}x`] = value;
      return "reversed, or copied to another name";
    default:
      return put(VALUES[draw(VALUES.length)]);
  }
}
