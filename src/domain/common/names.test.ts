import { maskName, maskPhone } from './names'

test.each([
  ['张明', '张*'],
  ['张小明', '张*明'],
  ['欧阳娜娜', '欧*娜'],
  ['阿依古丽·买买提', '阿*提'],
  ['𠮷田', '𠮷*'],
  ['', '*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test('of a phone the first three digits stay, of a short number none', () => {
  expect(maskPhone('13812342046')).toBe('138********')
  expect(maskPhone('5566')).toBe('********')
})
