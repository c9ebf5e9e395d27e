/** How often a fuzz test tries: a few seconds' worth, or at full length in `npm run soak`. */
import process from "node:process";

export const isSoak = process.env["DACAPO_SOAK"] !== undefined;

/** @example rounds({ usual: 20_000, soak: 1_000_000 }) */
export const rounds = ({ usual, soak }: { usual: number; soak: number }): number => (isSoak ? soak : usual);

/** For tests whose length depends on it. */
export const fuzzTimeoutMs = isSoak ? 3_600_000 : 60_000;
