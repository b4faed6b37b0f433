import { SaxesParser } from 'saxes'
import { plants } from '@/domain/common/plant'
import { plantDrawings } from './plants'

test.each(plants)('%s is drawn whole, and is small enough to come with every village', (plant) => {
  const parser = new SaxesParser()
  const shapes = new Set<string>()
  const used: string[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'g' && attributes.id) shapes.add(`#${String(attributes.id)}`)
    if (name === 'use') used.push(String(attributes.href))
  })
  parser.write(plantDrawings[plant]).close()
  expect(used.filter((shape) => !shapes.has(shape))).toEqual([])
  expect(used.length).toBeGreaterThan(2)
  expect(plantDrawings[plant].length).toBeLessThan(1500)
})
