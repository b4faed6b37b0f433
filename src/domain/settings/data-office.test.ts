import { setDataOffice } from './data-office'

const wanted = {
  body: '云岭县民政局',
  phone: '0312-7221234',
  address: '',
  hours: '工作日 9 到 17 点',
}

test('the first contact is told whole, a later one by what is otherwise', () => {
  const first = setDataOffice(null, wanted, '2026-11-24')
  expect(first).toEqual({
    ok: true,
    value: {
      office: { ...wanted, since: '2026-11-24' },
      words: [
        '谁负责信息，单位：云岭县民政局',
        '谁负责信息，电话：0312-7221234',
        '谁负责信息，办公时间：工作日 9 到 17 点',
      ],
    },
  })
  const office = first.ok ? first.value.office : null
  expect(
    setDataOffice(office, { ...wanted, phone: '12345', hours: '' }, '2026-11-25'),
  ).toMatchObject({
    value: {
      office: { phone: '12345', hours: '', since: '2026-11-25' },
      words: [
        '谁负责信息，电话：0312-7221234 → 12345',
        '谁负责信息，办公时间：工作日 9 到 17 点 → 没写',
      ],
    },
  })
  expect(setDataOffice(office, wanted, '2026-11-25')).toMatchObject({ code: 'NOTHING_CHANGED' })
})
