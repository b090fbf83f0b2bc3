// The retcodes that are known of signing in, of what agents do, of their events and of calls, and which of them nothing here can cause.

/** The retcodes of the onlineagent, agentevent, voicecall and calldata groups, by the pages and, where there is none, by old clients. */
export const NAMED: readonly string[] = [
  ...["000-001", "000-002", "000-003", "000-004", "000-007"],
  ...["100-001", "100-002", "100-003", "100-004", "100-005", "100-006", "100-007", "100-009", "100-010", "100-011"],
  ...["100-012", "100-013", "100-014", "100-015", "100-016", "100-018", "100-020", "100-021"],
  ...["100-060", "100-061", "100-062"],
  ...["110-002", "110-003", "110-004", "110-005", "110-006", "110-007", "110-008", "110-009", "110-010", "110-011"],
  ...["110-012", "110-016", "110-017", "110-018", "110-019", "110-020", "110-021", "110-022"],
  ...["200-001", "200-002", "200-003", "200-004", "200-005", "200-006", "200-007", "200-008", "200-009", "200-010"],
  ...["200-011", "200-012", "200-013", "200-014", "200-015", "200-016", "200-017", "200-018", "200-019", "200-020"],
  ...["200-021", "200-022", "200-023", "200-024", "200-025", "200-026"],
  ...["200-031", "200-032", "200-033", "200-034", "200-035"],
  ...["300-001", "400-001", "400-002", "400-003", "900-002"],
];

/** Those that nothing which happens here can cause. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
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
  "200-032": "the page of adjustVideoMode lists it, and nothing says what it means",
  "200-033": "likewise",
  "200-034": "likewise",
  "200-035": "likewise",
};
