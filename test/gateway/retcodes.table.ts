// The retcodes that are known for signing in, for an agent's own operations and for its events, and which of them nothing here can cause.

/** The retcodes of the onlineagent and agentevent groups, by the pages and, where there is none, by old clients. */
export const NAMED: readonly string[] = [
  ...["000-001", "000-002", "000-003", "000-004", "000-007"],
  ...["100-001", "100-002", "100-003", "100-004", "100-005", "100-006", "100-007", "100-009", "100-010", "100-011"],
  ...["100-012", "100-013", "100-014", "100-015", "100-016", "100-018", "100-020", "100-021"],
  ...["100-060", "100-061", "100-062"],
  ...["110-002", "110-003", "110-004", "110-005", "110-006", "110-007", "110-008", "110-009", "110-010", "110-011"],
  ...["110-012", "110-016", "110-017", "110-018", "110-019", "110-020", "110-021", "110-022"],
];

/** Those that nothing which happens here can cause. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  "000-004": "there is one node: nobody is switched over to another",
  "000-007": "a request is done before the next one is read, so none can be repeated while it runs",
  "100-003": "nothing that a sign-in needs is ever unavailable",
  "100-018": "there are no announcements whose center could be another",
  "100-021": "a sign-in is done before the next one is read, so none is ever under way",
  "110-002": "a change of password fails for a reason, and each reason has a retcode of its own",
  "110-004": "nothing queries a password",
  "110-005": "every agent has a password, be it empty",
  "110-006": "there is one way of authentication, and nothing queries it",
  "110-007": "a password that does not open is told from other failures: 110-003",
  "110-008": "there is no database that could fail",
  "110-009": "an agent who is signed in always has a record",
  "110-010": "nothing queries a user name",
  "110-011": "there is one type of authentication, and nothing queries it",
  "110-012": "nothing queries by attribute",
};
