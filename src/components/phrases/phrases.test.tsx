import { phrasesOf } from '.'

test.each([
  ['今年栽两亩柿子苗，三年挂果', ['今年栽两亩柿子苗，', '三年挂果']],
  ['供孙女安心念完高中', ['供孙女安心念完高中']],
  ['好！', ['好！']],
  ['，开头', ['，', '开头']],
  ['', []],
])('%s is cut after its commas', (text, phrases) => {
  expect(phrasesOf(text)).toEqual(phrases)
})
