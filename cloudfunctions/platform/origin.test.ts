import { createLog } from './log'
import { originOf } from './origin'

const written: string[] = []
const log = createLog({ write: (line) => void written.push(line) })

test.each([
  [undefined, undefined],
  [' ', undefined],
  ['https://zhiqi.example', 'https://zhiqi.example'],
  [' http://10.0.0.7:7420/ ', 'http://10.0.0.7:7420'],
])('%p is %p', (said, origin) => {
  expect(originOf({ ZHIQI_ORIGIN: said }, log)).toBe(origin)
  expect(written).toEqual([])
})

test.each(['zhiqi.example', 'javascript:alert(1)', 'https://zhiqi.example/app', 'https://a b'])(
  '%s is no origin, and the log says so',
  (said) => {
    expect(originOf({ ZHIQI_ORIGIN: said }, log)).toBeUndefined()
    expect(written.splice(0).join()).toContain('ZHIQI_ORIGIN')
  },
)
