export { checklist } from "./checklist.js";
export { diff } from "./diff.js";
export { explain } from "./explain.js";
export { gap } from "./gap.js";
export { init } from "./init.js";
export { validate } from "./validate.js";
