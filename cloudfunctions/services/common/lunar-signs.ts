/** One character a number, in the tables of the calendar. */
export const lunarSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
