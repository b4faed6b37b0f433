/** How many queries may travel as one call. */
export const queriesMax = 8

/**
 * In place of a village's id in a query: the one village that the caller need not choose. So a phone that has none
 * yet opens in one trip; answers carry the village's own id.
 */
export const ownVillage = 'mine'
