import '@testing-library/jest-dom'

// Screens are tested as the web build runs them.
Object.assign(process.env, { TARO_ENV: 'h5' })

// The tests' document has no layout, and so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined
