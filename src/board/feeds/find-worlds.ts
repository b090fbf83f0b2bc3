// Finds worlds by a text that a person types.
import type { WorldInfo } from "../../control/api-types.ts";

/**
 * Returns the worlds whose name or scenario contains a text, ignoring case and spaces around the text. An empty text returns all worlds.
 *
 * The world whose name is the text comes first, then those whose name begins with the text, then those whose name contains it, then the
 * others. Within each of these groups, worlds keep their order.
 */
export function findWorlds<World extends Pick<WorldInfo, "name" | "scenario">>(
  worlds: readonly World[],
  typed: string,
): readonly World[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return worlds;
  const rankOf = ({ name, scenario }: World): number => {
    const at = name.toLowerCase().indexOf(wanted);
    if (at === 0) return name.length === wanted.length ? 0 : 1;
    if (at > 0) return 2;
    return scenario.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return worlds
    .map((world) => ({ world, rank: rankOf(world) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ world }) => world);
}
