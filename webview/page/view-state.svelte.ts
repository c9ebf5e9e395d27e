/** What the person did to the view alone: it never reaches the script. Kept by identity across runs and reloads. */
export class ViewState {
  /** Expanders that the person opened or closed, with what the script wanted at that time. */
  readonly #open = new Map<string, { open: boolean; over: boolean }>();
  /** Tabs that the person chose, in the same way. */
  readonly #tabs = new Map<string, { index: number; over: number }>();
  /** What the person made of the sidebar; undefined: nothing yet. */
  sidebarWidth: number | undefined = $state();
  sidebarOpen: boolean | undefined = $state();
  /** A long list of pages is shown whole. */
  allPages: boolean = $state(false);
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The person's choice for a block holds until the script wants something else than at that time. */
  isOpen(id: string, wanted: boolean): boolean {
    const choice = this.#open.get(id);
    return choice && choice.over === wanted ? choice.open : wanted;
  }

  setOpen(id: string, open: boolean, wanted: boolean): void {
    this.#open.set(id, { open, over: wanted });
    this.#changed();
  }

  /** The tab that the person chose, if what the script wants is still what it was then. */
  chosenTab(id: string, wanted: number): number {
    const choice = this.#tabs.get(id);
    return choice && choice.over === wanted ? choice.index : wanted;
  }

  chooseTab(id: string, index: number, wanted: number): void {
    this.#tabs.set(id, { index, over: wanted });
    this.#changed();
  }

  setSidebar(change: { width?: number; open?: boolean }): void {
    if (change.width !== undefined) this.sidebarWidth = change.width;
    if (change.open !== undefined) this.sidebarOpen = change.open;
    this.#changed();
  }

  showAllPages(all: boolean): void {
    this.allPages = all;
    this.#changed();
  }

  toJson(): object {
    return { open: Object.fromEntries(this.#open), tabs: Object.fromEntries(this.#tabs), sidebarWidth: this.sidebarWidth, sidebarOpen: this.sidebarOpen, allPages: this.allPages };
  }

  /** Takes what `toJson` gave, as far as it makes sense. */
  restore(json: unknown): void {
    if (typeof json !== "object" || json === null) return;
    if ("sidebarWidth" in json && typeof json.sidebarWidth === "number") this.sidebarWidth = json.sidebarWidth;
    if ("sidebarOpen" in json && typeof json.sidebarOpen === "boolean") this.sidebarOpen = json.sidebarOpen;
    if ("allPages" in json && typeof json.allPages === "boolean") this.allPages = json.allPages;
    if ("tabs" in json && typeof json.tabs === "object" && json.tabs !== null) {
      for (const [id, choice] of Object.entries(json.tabs)) if (Number.isInteger(choice?.index) && Number.isInteger(choice.over)) this.#tabs.set(id, { index: choice.index, over: choice.over });
    }
    if (!("open" in json) || typeof json.open !== "object" || json.open === null) return;
    for (const [id, choice] of Object.entries(json.open)) {
      if (typeof choice?.open === "boolean" && typeof choice.over === "boolean") this.#open.set(id, { open: choice.open, over: choice.over });
    }
  }
}
