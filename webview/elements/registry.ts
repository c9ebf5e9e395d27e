/** Which component draws what. One line per type: the compiler asks for it when the protocol gets a new one. */
import type { Component } from "svelte";
import type { BlockType, ElementType, NodeData } from "../../runtime/protocol/element.ts";
import type { TreeNode } from "../../runtime/protocol/tree.ts";
import Container from "../blocks/Container.svelte";
import Button from "./Button.svelte";
import Heading from "./Heading.svelte";
import Markdown from "./Markdown.svelte";
import Slider from "./Slider.svelte";
import TextInput from "./TextInput.svelte";

/** What an element's component gets. Blocks get their node too, for its children. */
export type DataOf<T extends NodeData["type"]> = Extract<NodeData, { type: T }>;
interface Props<T extends NodeData["type"]> {
  data: DataOf<T>;
  node: TreeNode;
}

const components: Partial<{ [T in ElementType | BlockType]: Component<Props<T>> }> = {
  title: Heading,
  header: Heading,
  subheader: Heading,
  markdown: Markdown,
  button: Button,
  slider: Slider,
  textInput: TextInput,
  container: Container,
};

/** Undefined for a type that this page does not know. */
export function componentFor(type: NodeData["type"]): Component<Props<NodeData["type"]>> | undefined {
  // SAFETY: the component under a type is only given data of that type.
  return (Object.hasOwn(components, type) ? components[type] : undefined) as Component<Props<NodeData["type"]>> | undefined;
}
