/** At most so many photos on one document. */
export const photosMax = { deed: 3, honour: 6, aspiration: 6 } as const
