// Generates names of people as faker does, without loading faker, which takes longer than opening a small world.
import { MersenneTwister } from "./mersenne-twister.ts";
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES, NEUTRAL_NAMES } from "./name-lists.ts";

interface Lists {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly neutral: readonly string[];
  readonly last: readonly string[];
}

let lists: Lists | undefined;

/**
 * Returns the first and the last name that `faker.person.firstName()` and `faker.person.lastName()` return one after the other.
 *
 * @param seed - the seed to give to faker, a whole number from 0 to 2^32 - 1.
 */
export function personNameOf(seed: number): string {
  lists ??= readLists();
  const { female, male, neutral, last } = lists;
  const random = new MersenneTwister(seed);
  const ofSex = random.drawFraction() < 0.5 ? female : male;
  const [own, shared] = [3 * Math.sqrt(ofSex.length), Math.sqrt(neutral.length)];
  const first = pickName(random.drawFraction() * (own + shared) < own ? ofSex : neutral, random);
  // For last names faker draws a sex too, although all share one list.
  random.drawFraction();
  const isDouble = random.drawFraction() * 100 >= 95;
  const lastName = pickName(last, random);
  return isDouble ? `${first} ${lastName}-${pickName(last, random)}` : `${first} ${lastName}`;
}

function pickName(names: readonly string[], random: MersenneTwister): string {
  return names[Math.floor(random.drawFraction() * names.length)] ?? "";
}

function readLists(): Lists {
  return {
    female: FEMALE_NAMES.split(/\s+/),
    male: MALE_NAMES.split(/\s+/),
    neutral: NEUTRAL_NAMES.split(/\s+/),
    last: LAST_NAMES.split(/\s+/),
  };
}
