export { html } from "./html.js";
export { markdown } from "./markdown.js";
export { text } from "./text.js";
