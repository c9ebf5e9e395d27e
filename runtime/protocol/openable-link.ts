const opened = new Set(["http:", "https:", "mailto:"]);

/**
 * The address in its normal form when an app may have it opened outside of its page, else undefined.
 * @example openableLink("command:workbench.action.quit") // undefined
 */
export function openableLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return opened.has(protocol) ? href : undefined;
}
