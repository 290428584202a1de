export { headingCase } from "./heading-case.js";
export { keyOrder } from "./key-order.js";
export { listMarker } from "./list-marker.js";
export { schemaModeline } from "./schema-modeline.js";
export { threadQuotes } from "./thread-quotes.js";
export { trailingSpace } from "./trailing-space.js";
