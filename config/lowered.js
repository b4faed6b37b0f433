// A Babel plugin: what libraries call and the oldest phones lack, in older words. What it does not know stays, and the
// check of the built files (config/old-phones.ts) names it.
module.exports = ({ types: t, template }) => {
  const expression = (text) => template.expression(text)
  const hasOwn = expression('Object.prototype.hasOwnProperty.call(FIRST, SECOND)')
  const fromEntries = expression(
    'Array.from(FIRST).reduce((all, entry) => ((all[entry[0]] = entry[1]), all), {})',
  )
  const replace = expression('TEXT.replace(FIRST, SECOND)')
  const splitAndJoin = expression('TEXT.split(FIRST).join(SECOND)')

  function older(callee, FIRST, SECOND) {
    if (t.matchesPattern(callee, 'Object.hasOwn')) return hasOwn({ FIRST, SECOND })
    if (t.matchesPattern(callee, 'Object.fromEntries')) return fromEntries({ FIRST })
    if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property, { name: 'replaceAll' })) {
      return null
    }
    const TEXT = callee.object
    // A pattern has to be global for replaceAll, and then replace does the same.
    if (t.isRegExpLiteral(FIRST)) return replace({ TEXT, FIRST, SECOND })
    const plain = t.isStringLiteral(FIRST) && t.isStringLiteral(SECOND)
    return plain && !SECOND.value.includes('$') ? splitAndJoin({ TEXT, FIRST, SECOND }) : null
  }

  return {
    visitor: {
      CallExpression(path) {
        const { callee, arguments: given } = path.node
        const other = older(callee, ...given)
        if (other) path.replaceWith(other)
      },
    },
  }
}
