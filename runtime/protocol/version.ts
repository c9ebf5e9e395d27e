/** Version of every message below. The two ends of a link compare it first; a mismatch is one clear error. */
export const protocolVersion = 1;
