/** The Nodes that apps must run on: the oldest and the one that the project prefers. */
import { ensureNode, oldestAppNode, preferredNode } from "../../../scripts/lib/toolchain.mjs";

export const nodeVersions: readonly string[] = [oldestAppNode, preferredNode()];

export const nodeOf = (version: string): Promise<string> => ensureNode(version);
