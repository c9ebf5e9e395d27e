/** Modules of Node's that take a while to load (3 and 2 ms of a start) and that most apps never need. */
import process from "node:process";

export const nodeCrypto = (): typeof import("node:crypto") => process.getBuiltinModule("node:crypto");

export const nodeZlib = (): typeof import("node:zlib") => process.getBuiltinModule("node:zlib");
