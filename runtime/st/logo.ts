/** The logo of the app: `st.logo`. */
import { currentEngine } from "../engine/current.ts";
import { aLink, anImage, type Checks, oneOfThese } from "./checks.ts";
import { type Drawer, drawElement, placeOf } from "./handle.ts";
import { type ImageSource, takeImage } from "./image.ts";
import { optionsOf } from "./options.ts";

export interface LogoOptions {
  size?: "small" | "medium" | "large";
  /** Where a click leads. */
  link?: string;
  /** A small one, for the bar of the page while a sidebar shows the large one, or is closed. */
  iconImage?: ImageSource;
}

export interface LogoElements {
  /**
   * The logo of the app: in the bar of the page, and at the top of its sidebar. A run that does not call it has none.
   * @example
   * st.logo("logo.svg", { link: "https://example.com" });
   */
  logo(image: ImageSource, options?: LogoOptions): void;
}

const logoChecks: Checks<LogoOptions> = { size: oneOfThese("small", "medium", "large"), link: aLink, iconImage: anImage };

export const logoElements: LogoElements & ThisType<Drawer> = {
  logo(image, options) {
    const { size, link, iconImage } = optionsOf("logo", options, logoChecks);
    const { scope, container } = this[placeOf]("logo");
    const { media, roots } = container.page;
    media.tidy(false);
    const shown = takeImage(media, "logo", image).medium.id;
    const icon = iconImage === undefined || iconImage === null ? undefined : { media: takeImage(media, "logo", iconImage).medium.id };
    // Wherever it is called, it stands beside the content.
    const place = { scope, container: currentEngine().fragments.place(scope, roots.event), index: undefined };
    drawElement(place, { type: "logo", image: { media: shown }, size: size ?? "medium", ...(icon && { icon }), ...(link && { link }) });
  },
};
