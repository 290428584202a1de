export { csv } from "./csv.js";
export { docx } from "./docx.js";
export { html } from "./html.js";
export { json } from "./json.js";
export { markdown } from "./markdown.js";
export { pdf } from "./pdf.js";
export { text } from "./text.js";
export { xlsx } from "./xlsx.js";
