/** The keys of the ARIA tree pattern, for a `role="tree"` whose items open by a click on their first line. */
export function treeKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const item = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="treeitem"]') : null;
  const at = item ? items.indexOf(item) : -1;
  if (!item || at < 0) return;
  const expanded = item.getAttribute("aria-expanded");
  const toggle = (): void => item.querySelector<HTMLElement>(".line")?.click();
  const focus = (to: Element | null | undefined): void => {
    if (to instanceof HTMLElement) to.focus();
  };
  const act: Record<string, () => void> = {
    ArrowDown: () => focus(items[at + 1]),
    ArrowUp: () => focus(items[at - 1]),
    Home: () => focus(items[0]),
    End: () => focus(items.at(-1)),
    ArrowRight: () => (expanded === "false" ? toggle() : expanded === "true" ? focus(items[at + 1]) : undefined),
    ArrowLeft: () => (expanded === "true" ? toggle() : focus(item.parentElement?.closest('[role="treeitem"]'))),
    Enter: toggle,
    " ": toggle,
  };
  const chosen = act[event.key];
  if (!chosen) return;
  event.preventDefault();
  chosen();
}
