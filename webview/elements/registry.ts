/** Which component draws what. One line per type: the compiler asks for it when the protocol gets a new one. */
import type { Component } from "svelte";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { TreeNode } from "../../runtime/protocol/tree.ts";
import ChatMessage from "../blocks/ChatMessage.svelte";
import Column from "../blocks/Column.svelte";
import Columns from "../blocks/Columns.svelte";
import Container from "../blocks/Container.svelte";
import Expander from "../blocks/Expander.svelte";
import Form from "../blocks/Form.svelte";
import Fragment from "../blocks/Fragment.svelte";
import Tab from "../blocks/Tab.svelte";
import Tabs from "../blocks/Tabs.svelte";
import Badge from "./Badge.svelte";
import Button from "./Button.svelte";
import Callout from "./Callout.svelte";
import Checkbox from "./Checkbox.svelte";
import Code from "./Code.svelte";
import ColorPicker from "./ColorPicker.svelte";
import Divider from "./Divider.svelte";
import Empty from "./Empty.svelte";
import Exception from "./Exception.svelte";
import Heading from "./Heading.svelte";
import Json from "./Json.svelte";
import Markdown from "./Markdown.svelte";
import Metric from "./Metric.svelte";
import NumberInput from "./NumberInput.svelte";
import Progress from "./Progress.svelte";
import Radio from "./Radio.svelte";
import Selectbox from "./Selectbox.svelte";
import Skeleton from "./Skeleton.svelte";
import Slider from "./Slider.svelte";
import Space from "./Space.svelte";
import Spinner from "./Spinner.svelte";
import Table from "./Table.svelte";
import Text from "./Text.svelte";
import TextArea from "./TextArea.svelte";
import TextInput from "./TextInput.svelte";
import Unknown from "./Unknown.svelte";

/** The data of a type of node: what its component gets. */
export type DataOf<T extends NodeData["type"]> = Extract<NodeData, { type: T }>;

/** Blocks get their node too, for its children. */
interface Props<T extends NodeData["type"]> {
  data: DataOf<T>;
  node: TreeNode;
}

/** What needs no data to be drawn. */
type Constant = Component<Record<string, never>>;

const components: { [T in NodeData["type"]]: Component<Props<T>> | Constant } = {
  title: Heading,
  header: Heading,
  subheader: Heading,
  markdown: Markdown,
  caption: Markdown,
  text: Text,
  code: Code,
  divider: Divider,
  badge: Badge,
  space: Space,
  skeleton: Skeleton,
  metric: Metric,
  json: Json,
  table: Table,
  success: Callout,
  info: Callout,
  warning: Callout,
  error: Callout,
  exception: Exception,
  progress: Progress,
  spinner: Spinner,
  button: Button,
  formSubmitButton: Button,
  checkbox: Checkbox,
  toggle: Checkbox,
  radio: Radio,
  selectbox: Selectbox,
  slider: Slider,
  colorPicker: ColorPicker,
  textInput: TextInput,
  textArea: TextArea,
  numberInput: NumberInput,
  empty: Empty,

  container: Container,
  columns: Columns,
  column: Column,
  expander: Expander,
  form: Form,
  chatMessage: ChatMessage,
  tabs: Tabs,
  tab: Tab,
  fragment: Fragment,
};

export function componentFor(type: NodeData["type"]): Component<Props<NodeData["type"]>> {
  // SAFETY: the component under a type is only given data of that type.
  return (Object.hasOwn(components, type) ? components[type] : Unknown) as Component<Props<NodeData["type"]>>;
}
