/** The secret in the address: who has it may see and use the app, nobody else. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 128 bits, in characters that are safe in a path. */
export const createToken = (): string => randomBytes(16).toString("base64url");

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in constant time, whatever the lengths. */
export function isToken(token: string, given: string | null | undefined): boolean {
  return timingSafeEqual(digest(token), digest(given ?? ""));
}
