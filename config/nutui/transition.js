// In place of react-transition-group under NutUI's Popup and its overlay: nothing of ours moves in or out by a class.
export const CSSTransition = (props) => (props.in ? props.children : null)
