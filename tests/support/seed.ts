/** What generated tests draw from: fixed, so that each run is the same. `npm run test:seeds` sets others. */
export const seed = Number(process.env["AHP_SEED"] ?? 20261120);
