/** What can be found, with how much a find weighs: of what is no competency, that which says what to do weighs most. */
export const kindWeights = {
  competency: 1,
  role: 1,
  qualification: 0.8,
  resource: 0.8,
  story: 0.6,
  page: 0.8,
  source: 0.8,
} as const;

export type SearchKind = keyof typeof kindWeights;

export const searchKinds = Object.keys(kindWeights) as readonly SearchKind[];
