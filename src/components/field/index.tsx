import './index.scss'

// What a tab page shows. `pick` and `stepper` are imported by themselves, or the main package would carry them.
export { Field, type FieldProps } from './field'
export { TextField, TextArea, type TextFieldProps, type TextAreaProps } from './text'
export { Choice, MultiChoice, type ChoiceProps, type MultiChoiceProps, type Option } from './choice'
