import { getPage } from "../page/context.ts";
import type { LoadedMedium } from "./media-cache.svelte.ts";

/** What a component shows of a medium. */
export interface ShownMedium {
  /** The address in this page. While another medium is being loaded it is still that of the one before. */
  readonly url: string | undefined;
  readonly problem: string | undefined;
}

/** For the initialisation of a component that shows the medium with this id. */
export function useMedium(id: () => string | undefined): ShownMedium {
  const { media } = getPage();
  let wanted: LoadedMedium | undefined = $state.raw();
  let last: string | undefined = $state();
  $effect(() => {
    const used = id();
    if (used === undefined) return;
    wanted = media.use(used);
    return () => media.release(used);
  });
  $effect(() => {
    if (wanted?.url !== undefined) last = wanted.url;
  });
  return {
    get url() {
      return wanted?.url ?? last;
    },
    get problem() {
      return wanted?.problem;
    },
  };
}
