// How a world keeps passwords: they open, nothing else does, and nobody can read them back.
import fc from "fast-check";
import { test } from "tap";
import { saltedSecrets } from "../../../src/world/lives/secrets.ts";

test("a sealed password opens with itself alone", (t) => {
  const { seal, opens } = saltedSecrets();
  const text = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, other) => opens(seal(one), one) && opens(seal(one), other) === (one === other)),
  );
  t.end();
});

test("the seal gives nothing away: its length is always the same, and worlds seal alike passwords differently", (t) => {
  const [one, other] = [saltedSecrets(), saltedSecrets()];
  t.match(one.seal("secret"), /^sha256\$[0-9a-f]{32}\$[0-9a-f]{64}$/);
  t.equal(one.seal("").length, one.seal("x".repeat(100)).length);
  t.not(one.seal("secret"), other.seal("secret"));
  t.end();
});

test("a seal opens in another world too, so that a snapshot can be put there", (t) => {
  const sealed = saltedSecrets().seal("secret");
  t.same([saltedSecrets().opens(sealed, "secret"), saltedSecrets().opens(sealed, "Secret")], [true, false]);
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
  test(`${JSON.stringify(seal)} is no seal, and opens with nothing`, (t) => {
    const { opens } = saltedSecrets();
    t.same(
      ["", "secret", seal].map((clear) => opens(seal, clear)),
      [false, false, false],
    );
    t.end();
  });
}

test("passwords in turn are each sealed by themselves", (t) => {
  const secrets = saltedSecrets();
  const [one, other, again] = ["secret", "other", "secret"].map((clear) => secrets.seal(clear));
  t.strictSame([one === again, one === other, secrets.opens(other ?? "", "other")], [true, false, true]);
  t.end();
});
