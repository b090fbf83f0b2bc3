// Tests of the rules for a new password, and of the former passwords that are stored.
import { test } from "tap";
import type { Secrets } from "../../src/core/floor.ts";
import { changePassword } from "../../src/core/index.ts";
import { createAgent } from "../../src/core/model/state.ts";
import { computeFormerPasswords, findBrokenPasswordRule } from "../../src/core/password.ts";
import { openCenter, outcomeOf } from "../support/center.ts";

/** Hashes that contain the password in brackets, so that a reader sees it, and a hash still differs from its password. */
const secrets: Secrets = {
  hash: (clear) => `<${clear}>`,
  matches: (hash, clear) => hash === `<${clear}>`,
  decide: (check) => check(),
};
const floor = { secrets, nameOf: ({ name = "Ben-Byron1" }: { name?: string | undefined }) => name };

/** Creates an agent with a name, an account and four former passwords. */
const createAda = (id = 12345) => ({
  ...createAgent({ id, name: "Ada-Byron1", account: "Lady-Ada1", password: "<Present-1>", queues: [] }, 0),
  formerPasswords: ["<Former-1>", "<Former-2>", "<Former-3>", "<Former-4>"],
});

const VERDICTS: readonly (readonly [password: string, reason: string | undefined, why: string])[] = [
  ["Aq7-nimb", undefined, "eight characters"],
  ["Aq7-nim", "password-length", "seven characters"],
  [`Aq7-${"nimbly-".repeat(4)}`, undefined, "32 characters"],
  [`Aq7-${"nimbly-".repeat(4)}x`, "password-length", "33 characters"],
  ["", "password-length", "no characters"],
  ["aaaaaaa", "password-length", "the length is checked first"],
  ["Present-1", "same-password", "the present password"],
  ["present1", "password-rules", "characters of two classes only"],
  ["Ada-Byron1", "password-is-name", "the name"],
  ["1noryB-adA", "password-is-name", "the name backwards"],
  ["Lady-Ada1", "password-is-name", "the account"],
  ["1adA-ydaL", "password-is-name", "the account backwards"],
  ["Lady-Ada12", undefined, "the account and one more character"],
  ["Aq77-nimbly", undefined, "a digit twice in a row"],
  ["Aq777-nimbly", "password-rules", "a digit three times in a row"],
  ["Aq7----nimbly", "password-rules", "a punctuation mark four times in a row"],
  ["Aq7\n\n\nnimbly", "password-rules", "a line end three times in a row"],
  ["A7-7q7-nimbly", undefined, "a digit three times, but not in a row"],
  ["Aq-123-nimbly", undefined, "three characters of the id"],
  ["Aq-1234-nimbly", "password-rules", "the first four characters of the id"],
  ["Aq-2345-nimbly", "password-rules", "the last four characters of the id"],
  ["Aq-12345-nimbly", "password-rules", "the whole id"],
  ["Aq-4321-nimbly", undefined, "the first four characters of the id, backwards"],
  ["nimblynimbly", "password-rules", "lower case only"],
  ["nimbly-nimbly", "password-rules", "lower case and others"],
  ["Nimbly-nimbly", undefined, "upper case, lower case and others"],
  ["Nimbly7nimbly", undefined, "upper case, lower case and digits"],
  ["nimbly-7nimbly", undefined, "lower case, digits and others"],
  ["NIMBLY-7NIMBLY", undefined, "upper case, digits and others"],
  ["12-341-2561", "password-rules", "digits and others"],
  ["Nimbly nimbly", undefined, "a space counts as another character"],
  ["Nimblyänimbly", undefined, "a letter with an umlaut counts as another character"],
  ["Former-1", "password-used-before", "the password before the present one"],
  ["Former-4", "password-used-before", "the fifth password, counted from the present one"],
  ["Former-5", undefined, "the sixth password is not stored"],
];

for (const [password, reason, why] of VERDICTS) {
  test(`${JSON.stringify(password)} is ${reason === undefined ? "accepted" : `refused with ${reason}`} (${why})`, (t) => {
    t.equal(findBrokenPasswordRule(floor, createAda(), password), reason);
    t.end();
  });
}

test("a password can contain an agent id of three digits", (t) => {
  t.equal(findBrokenPasswordRule(floor, createAda(101), "Aq-101-nimbly"), undefined);
  t.end();
});

test("a password that equals the generated name of the agent is refused", (t) => {
  t.equal(findBrokenPasswordRule(floor, { ...createAda(), name: undefined }, "Ben-Byron1"), "password-is-name");
  t.end();
});

test("a change stores the four passwords before the new one", (t) => {
  t.same(computeFormerPasswords(createAda()), ["<Present-1>", "<Former-1>", "<Former-2>", "<Former-3>"]);
  t.end();
});

test("a refused change of a password changes only the count of wrong passwords, and an accepted one resets that count", (t) => {
  const { center, signIn } = openCenter();
  const change = (old: string, next: string) => outcomeOf(center, changePassword, { agent: 101, old, new: next });
  t.equal(change("secret", "Aq7-nimbly"), "not-signed-in");
  signIn(101);
  t.equal(change("secret", "short"), "password-length");
  t.equal(change("wrong", "Aq7-nimbly"), "wrong-password");
  t.match(center.agent(101), { password: "secret", formerPasswords: { length: 0 }, wrongPasswords: 1 });
  t.equal(change("secret", "Aq7-nimbly"), "done");
  t.hasStrict(center.agent(101), { password: "Aq7-nimbly", formerPasswords: ["secret"], wrongPasswords: 0 });
  t.end();
});
