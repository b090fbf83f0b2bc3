// Tests of stored passwords: only the password itself matches, and it can't be read back.
import fc from "fast-check";
import { test } from "tap";
import { saltedSecrets } from "../../../src/world/lives/secrets.ts";
import { codePoint } from "../../support/code-point.ts";

test("a sealed password matches only itself", (t) => {
  const { seal, matches } = saltedSecrets(1);
  const text = fc.string({ unit: codePoint, maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, other) => matches(seal(one), one) && matches(seal(one), other) === (one === other)),
  );
  t.end();
});

test("a sealed password has a fixed length, and worlds with different seeds seal equal passwords differently", (t) => {
  const [one, other] = [saltedSecrets(1), saltedSecrets(2)];
  t.match(one.seal("secret"), /^sha256\$[0-9a-f]{32}\$[0-9a-f]{64}$/);
  t.equal(one.seal("").length, one.seal("x".repeat(100)).length);
  t.not(one.seal("secret"), other.seal("secret"));
  t.equal(one.seal("secret"), saltedSecrets(1).seal("secret"));
  t.end();
});

test("a seal also matches in another world, so that a snapshot can be restored there", (t) => {
  const sealed = saltedSecrets(1).seal("secret");
  t.same([saltedSecrets(2).matches(sealed, "secret"), saltedSecrets(2).matches(sealed, "Secret")], [true, false]);
  t.end();
});

for (const seal of [
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
  test(`${JSON.stringify(seal)} is not a seal and matches no password`, (t) => {
    const { matches } = saltedSecrets(1);
    t.same(
      ["", "secret", seal].map((clear) => matches(seal, clear)),
      [false, false, false],
    );
    t.end();
  });
}

test("successive passwords are sealed separately", (t) => {
  const secrets = saltedSecrets(1);
  const [one, other, again] = ["secret", "other", "secret"].map((clear) => secrets.seal(clear));
  t.strictSame([one === again, one === other, secrets.matches(other ?? "", "other")], [true, false, true]);
  t.end();
});
