/** Plants that a village may have in the landscape above its boards. */
export const plants = ['persimmon', 'tea', 'pear', 'rice', 'bamboo', 'jujube'] as const
export type Plant = (typeof plants)[number]

export const plantWords: Record<Plant, string> = {
  persimmon: '柿子',
  tea: '茶叶',
  pear: '梨',
  rice: '水稻',
  bamboo: '毛竹',
  jujube: '红枣',
}

/** What stands there while a village has not chosen. */
export const usualPlant: Plant = 'persimmon'
