// Tests of fillers in place of secrets: of the same length, equal for equal secrets, and different for different ones.
import fc from "fast-check";
import { test } from "tap";
import { SecretReplacer } from "../../../src/gateway/exchange/secret-replacer.ts";

test("secret members of a body get fillers of their length", (t) => {
  const replacer = new SecretReplacer();
  const body = {
    password: "open sesame",
    phonenum: "40101",
    serviceToken: "t-1",
    again: { oldPassword: "open sesame" },
  };
  t.strictSame(JSON.parse(replacer.replaceInBody(JSON.stringify(body))), {
    password: "xxxxxxxxxx1",
    phonenum: "40101",
    serviceToken: "xx2",
    again: { oldPassword: "xxxxxxxxxx1" },
  });
  t.equal(replacer.secretCount, 2);
  t.end();
});

test("secrets that are not text keep their type", (t) => {
  const body = { password: null, token: true, secret: 12345, session: { id: 7 } };
  t.strictSame(JSON.parse(new SecretReplacer().replaceInBody(JSON.stringify(body))), {
    password: null,
    token: true,
    secret: "xxxx1",
    session: {},
  });
  t.end();
});

test("secret parameters of a URL get fillers, even with an encoded name", (t) => {
  const url = "/resource/onlineagent/101/pwd?oldpassword=a%20b&new%70assword=a+b&x=1";
  t.equal(
    new SecretReplacer().replaceInUrl(url),
    "/resource/onlineagent/101/pwd?oldpassword=xx1&new%70assword=xx1&x=1",
  );
  t.end();
});

test("a Guid in a body or a URL gets a filler, like every other secret", (t) => {
  t.equal(new SecretReplacer().replaceInBody('{"guid":"7f3a-9c"}'), '{"guid":"xxxxxx1"}');
  t.equal(
    new SecretReplacer().replaceInUrl("/resource/agentevent/101?Guid=7f3a-9c"),
    "/resource/agentevent/101?Guid=xxxxxx1",
  );
  t.end();
});

test("an address in a body gets fillers in place of user and password, and of secret parameters", (t) => {
  const body = { callBackUri: "http://ada:open@crm.test/push?a=1&token=sesame", phonenum: "sip:101@pbx.test" };
  t.strictSame(JSON.parse(new SecretReplacer().replaceInBody(JSON.stringify(body))), {
    callBackUri: "http://xxxxxxx1@crm.test/push?a=1&token=xxxxx2",
    phonenum: "sip:101@pbx.test",
  });
  t.equal(
    new SecretReplacer().replaceInBody('{"a":1,"callBackUri":"http:\\/\\/ada:open@crm.test"'),
    '{"a":1,"callBackUri":"http',
  );
  t.end();
});

test("text that is not JSON is cut before its first secret, and stays whole without one", (t) => {
  t.equal(new SecretReplacer().replaceInBody('{"phonenum":"40101","password":"open'), '{"phonenum":"40101","');
  t.equal(new SecretReplacer().replaceInBody("nothing to hide"), "nothing to hide");
  t.end();
});

test("the first ten secrets of a request get different fillers, even of one character", (t) => {
  const replacer = new SecretReplacer();
  const fillers = [..."abcdefghij"].map((secret) => replacer.fillerOf(secret));
  t.strictSame(fillers, [..."1234567890"]);
  t.end();
});

test("no secret of any body remains", (t) => {
  const secret = fc.string({ minLength: 12 }).map((text) => `canary${text}`);
  fc.assert(
    fc.property(
      secret,
      fc.constantFrom("password", "PWD", "service_token", "sessionId", "Authorization", "guid"),
      (value, name) => {
        const body = JSON.stringify({ a: 1, [name]: value, list: [{ [name]: value }] });
        return !new SecretReplacer().replaceInBody(body).includes("canary");
      },
    ),
  );
  t.end();
});
