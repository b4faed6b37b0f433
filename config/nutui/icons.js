// In place of NutUI's icons: Button, Popup and Input name these, and draw none of them as we use them.
const none = () => null

export const Close = none
export const Loading = none
export const MaskClose = none
