// Tests of stored passwords: only the password itself matches, and it can't be read back.
import fc from "fast-check";
import { test } from "tap";
import { createSaltedSecrets } from "../../../src/world/lives/secrets.ts";
import { codePoint } from "../../support/code-point.ts";

test("the hash of a password matches only this password", (t) => {
  const { hash, matches } = createSaltedSecrets(1);
  const text = fc.string({ unit: codePoint, maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, other) => matches(hash(one), one) && matches(hash(one), other) === (one === other)),
  );
  t.end();
});

test("a hash has a fixed length, and worlds with different seeds have different hashes of one password", (t) => {
  const [one, other] = [createSaltedSecrets(1), createSaltedSecrets(2)];
  t.match(one.hash("secret"), /^sha256\$[0-9a-f]{32}\$[0-9a-f]{64}$/);
  t.equal(one.hash("").length, one.hash("x".repeat(100)).length);
  t.not(one.hash("secret"), other.hash("secret"));
  t.equal(one.hash("secret"), createSaltedSecrets(1).hash("secret"));
  t.end();
});

test("a hash also matches in another world, so that a snapshot can be restored there", (t) => {
  const hash = createSaltedSecrets(1).hash("secret");
  t.same(
    [createSaltedSecrets(2).matches(hash, "secret"), createSaltedSecrets(2).matches(hash, "Secret")],
    [true, false],
  );
  t.end();
});

for (const hash of [
  "",
  "secret",
  "sha256",
  "sha256$$",
  "sha256$salt$",
  "sha256$salt$zz",
  "sha256$salt$00",
  "md5$a$b",
  "$$$",
]) {
  test(`${JSON.stringify(hash)} is not a hash and matches no password`, (t) => {
    const { matches } = createSaltedSecrets(1);
    t.same(
      ["", "secret", hash].map((clear) => matches(hash, clear)),
      [false, false, false],
    );
    t.end();
  });
}

test("successive passwords are hashed separately", (t) => {
  const secrets = createSaltedSecrets(1);
  const [one, other, again] = ["secret", "other", "secret"].map((clear) => secrets.hash(clear));
  t.strictSame([one === again, one === other, secrets.matches(other ?? "", "other")], [true, false, true]);
  t.end();
});
