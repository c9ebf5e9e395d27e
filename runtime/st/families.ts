/** The families of drawing functions: what can be done with whatever can be drawn on. A new family is one line here. */
import type { ButtonWidgets } from "./buttons.ts";
import type { ChartElements } from "./charts.ts";
import type { ChatElements } from "./chat.ts";
import type { ChatInputElements } from "./chat-input.ts";
import type { ChoiceWidgets } from "./choices.ts";
import type { ComponentElements } from "./component.ts";
import type { DataElements } from "./data.ts";
import type { DateWidgets } from "./dates.ts";
import type { TableWidgets } from "./dataframe.ts";
import type { DecorElements } from "./decor.ts";
import type { EmbedElements } from "./embed.ts";
import type { DownloadElements } from "./downloads.ts";
import type { ExplainElements } from "./explain.ts";
import type { FormElements } from "./forms.ts";
import type { ImageElements } from "./image.ts";
import type { InputWidgets } from "./inputs.ts";
import type { LayoutBlocks } from "./layout.ts";
import type { LogoElements } from "./logo.ts";
import type { MultiChoiceWidgets } from "./multi-choices.ts";
import type { PanelBlocks } from "./panels.ts";
import type { PageLinkElements } from "./page-link.ts";
import type { PlayerElements } from "./players.ts";
import type { StatusElements } from "./status.ts";
import type { StatusBlocks } from "./status-block.ts";
import type { TabsBlocks } from "./tabs.ts";
import type { TextElements } from "./text.ts";
import type { UploadWidgets } from "./uploads.ts";
import type { WriteElements } from "./write.ts";

/** Every drawing function. */
export interface Families
  extends WriteElements,
    TextElements,
    DataElements,
    TableWidgets,
    ChartElements,
    StatusElements,
    ButtonWidgets,
    InputWidgets,
    ChoiceWidgets,
    MultiChoiceWidgets,
    DateWidgets,
    FormElements,
    LayoutBlocks,
    PanelBlocks,
    TabsBlocks,
    ChatElements,
    DecorElements,
    ExplainElements,
    EmbedElements,
    ComponentElements,
    PageLinkElements,
    StatusBlocks,
    ImageElements,
    PlayerElements,
    LogoElements,
    DownloadElements,
    UploadWidgets,
    ChatInputElements {}

declare module "./drawable.ts" {
  interface Drawable extends Families {}
}
