/** Length of names, as they fit on a card and on a board. */
export const placeNameMax = 20
export const personNameMax = 20

/** Eight letters and digits that are not mistaken for each other. */
export const foundingCodeLength = 8
export const foundingCodeHours = 24

/** So many officers of county or town it takes to repair a village. */
export const officersWanted = 2
