export { github } from "./github.js";
export { json } from "./json.js";
export { junit } from "./junit.js";
export { sarif } from "./sarif.js";
export { text } from "./text.js";
