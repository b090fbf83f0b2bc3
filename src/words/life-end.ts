// How a life of a world ends, for what waits in it.

/** `rewound` and `handedOver`: its clients continue, in an earlier moment or with another replica. `ended`: their sessions are gone. */
export type LifeEnd = "ended" | "rewound" | "handedOver";
