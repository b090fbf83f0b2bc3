// The ways in which the life of a world ends.

/** `rewound` and `handedOver`: its clients continue, in an earlier moment or with another replica. `ended`: their sessions are gone. */
export type LifeEnd = "ended" | "rewound" | "handedOver";
