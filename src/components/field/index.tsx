import './index.scss'

export { Field, type FieldProps } from './field'
export { TextField, TextArea, type TextFieldProps, type TextAreaProps } from './text'
export { Choice, MultiChoice, type ChoiceProps, type MultiChoiceProps, type Option } from './choice'
export { Stepper, NumberSteps, type NumberStepsProps } from './stepper'
export {
  PickField,
  DateField,
  TimeField,
  dayInWords,
  type PickFieldProps,
  type DateFieldProps,
  type TimeFieldProps,
} from './pick'
