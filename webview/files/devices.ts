/** Whether this page may ask for the camera or the microphone at all. VS Code's pages may not: their frame has no leave. */
export function mayUse(device: "camera" | "microphone"): boolean {
  // What is not in a secure page has no devices, whatever its type says.
  if (!("mediaDevices" in navigator)) return false;
  const policy: unknown = Reflect.get(document, "featurePolicy");
  if (typeof policy !== "object" || policy === null || !("allowsFeature" in policy) || typeof policy.allowsFeature !== "function") return true;
  return policy.allowsFeature(device) === true;
}

/** Why a device could not be opened, as a sentence. */
export function whyNot(error: unknown, device: "camera" | "microphone"): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return `The browser does not let this page use the ${device}: choose a file, or allow it and reload the page.`;
  if (name === "NotFoundError" || name === "OverconstrainedError") return `There is no ${device} here: choose a file.`;
  return `The ${device} cannot be used (${error instanceof Error ? error.message : String(error)}): choose a file.`;
}
