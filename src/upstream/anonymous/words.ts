// Recognizes the gateway's own words, which contain nothing about people: states, codes, counts, times and ids of calls.
import { EVENT_NAMES } from "../../words/event-names.ts";
import { RETCODES } from "../../words/retcodes.ts";

/** Words that interfaces of the gateway use as values, in lower case. */
const WORDS = `
  true false yes no none null success
  main inner tti ttf ttn phone pc agent user
  idle busy rest work talking ringing hold held signedout online offline available unavailable
  agentgateway ctiserver utc`;

const KNOWN: ReadonlySet<string> = new Set([
  "",
  ...WORDS.trim().split(/\s+/),
  ...EVENT_NAMES.map((name) => name.toLowerCase()),
  ...Object.values(RETCODES).map((message) => message.toLowerCase()),
]);

const CALL_ID = /^\d{9,11}-\d{1,10}$/;

/** The forms of other words: short numbers, retcodes, dates and times, ids of calls, and messages of unknown errors. */
const FORMS = [
  /^-?\d{1,4}$/,
  /^\d{3}-\d{3}$/,
  /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d(?:\.\d{3})?Z?)?$/,
  /^(?:19|20)\d\d[01]\d[0-3]\d(?:[0-2]\d[0-5]\d[0-5]\d)?$/,
  /^1\d{9}(?:\d{3})?$/,
  CALL_ID,
  /^Unknown ERROR\._\d{1,6}$/,
];

/** Returns whether a text is a word of the gateway. */
export function isWord(text: string): boolean {
  return KNOWN.has(text.toLowerCase()) || FORMS.some((form) => form.test(text));
}

/** Returns whether a text has the form of the id of a call. */
export function isCallId(text: string): boolean {
  return CALL_ID.test(text);
}
