/** Of the first characters of a name, as a search takes them. */
export const searchMax = 20
