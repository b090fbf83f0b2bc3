// The options of the store, which only the command `serve` has.
import * as z from "zod";
import type { Duration } from "../core/index.ts";
import { duration, form, path } from "./option-forms.ts";
import type { OptionTable } from "./option-row.ts";

/** The options of the store. */
export interface StoreOptions {
  /** The URL of the Redis or Valkey that keeps the worlds; undefined: they end with the process. */
  store: string | undefined;
  /** The path of a file with the user and the password of the store. */
  storeLogin: string | undefined;
  /** The prefix of all keys in the store. */
  storePrefix: string;
  /** The time for which a silent replica keeps its worlds (milliseconds). */
  lease: Duration;
  /** The name of this replica; undefined: the name of its host. */
  replica: string | undefined;
}

const URL_FORM = "redis://host:port or rediss://host:port, with user and password before the host if needed";

/** A shorter lease could run out while the process collects garbage. */
const MIN_LEASE_MS = 1_000;
const MAX_LEASE_MS = 600_000;

const leaseForm = {
  accepted: "a duration from 1s to 10m",
  shape: duration.shape.refine((ms) => ms >= MIN_LEASE_MS && ms <= MAX_LEASE_MS, {
    error: "this is not a valid lease: use a duration from 1s to 10m",
  }),
};

const REPLICA_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

/** A row for each option, in the order of the help. */
export const STORE_OPTIONS: OptionTable<StoreOptions> = {
  store: {
    // The sentence does not quote the value, which can have a password.
    accepted: URL_FORM,
    shape: z.string().refine(isStoreUrl, { error: `this is not the URL of a store: use ${URL_FORM}` }),
    flag: "store",
    placeholder: "URL",
    fallback: undefined,
    defaultText: "none",
    help: "Keep the worlds in this Redis or Valkey (redis:// or rediss://), so that other replicas can continue them.",
  },
  storeLogin: {
    ...path("file", "the path of a file with user:password, or the password alone"),
    flag: "store-login",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "File with user:password of the store, or the password alone, if they are not in --store.",
  },
  storePrefix: {
    ...form("prefix", "1 to 64 letters, digits, -, _, . and :", (text) => /^[A-Za-z0-9_.:-]{1,64}$/.test(text), String),
    flag: "store-prefix",
    placeholder: "TEXT",
    fallback: "ccgw:",
    help: "Prefix of all keys in the store; simulators with different prefixes share nothing.",
  },
  lease: {
    ...leaseForm,
    flag: "lease",
    placeholder: "DURATION",
    fallback: 10_000,
    defaultText: "10s",
    help: "Time for which a replica keeps its worlds without a renewal. Then other replicas take them over.",
  },
  replica: {
    ...form<string | undefined>(
      "name of a replica",
      "1 to 64 letters, digits, -, _ and .",
      (text) => REPLICA_NAME.test(text),
      String,
    ),
    flag: "replica",
    placeholder: "NAME",
    fallback: undefined,
    defaultText: "the host name",
    help: "Name of this replica in lists, metrics and logs.",
  },
};

function isStoreUrl(text: string): boolean {
  return /^rediss?:\/\//i.test(text) && URL.canParse(text);
}
