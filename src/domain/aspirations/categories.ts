/** 种养 上学 手艺 开店 安居 其他 */
export const aspirationCategories = ['种养', '上学', '手艺', '开店', '安居', '其他'] as const
