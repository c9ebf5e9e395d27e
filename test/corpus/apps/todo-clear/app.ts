//@ click: Clear all
import { button, rerun, sessionState, write } from "dacapo";

sessionState.todos ??= ["Milk", "Bread"];
const todos = sessionState.todos as string[];

write(`${todos.length} things to do`);
for (const todo of todos) write(`- ${todo}`);

if (button("Clear all")) {
  sessionState.todos = [];
  rerun(); //! needless-rerun
}
