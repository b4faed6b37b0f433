import { render, screen } from '@testing-library/react'
import { Seal, VillageSeal, villageSealWords } from '.'

test('a seal is named by what it says, unless the words beside it say the same', () => {
  render(
    <>
      <Seal kind="posted" />
      <Seal kind="publicity" label={false} />
    </>,
  )
  expect(screen.getByRole('img', { name: '入账印' })).toBeInTheDocument()
  expect(screen.getAllByRole('img')).toHaveLength(1)
})

test('the seal of a village is its name, set in characters', () => {
  render(<VillageSeal name="李村" />)
  expect(screen.getByRole('img', { name: '李村印' })).toHaveTextContent('李村之印')
})

test.each([
  ['李村', '李村之印'],
  ['桃源村', '桃源村印'],
  ['大石头村', '大石头村'],
  ['新安江口村', '新安江口村印'],
  ['王家营子社区', '王家营子社区'],
  ['上海市郊王家营子村', '上海市郊王家'],
])('the seal of %s reads %s: four or six characters', (name, words) => {
  expect(villageSealWords(name)).toBe(words)
})
