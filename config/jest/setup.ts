import '@testing-library/jest-dom'

// Screens are tested as the web build runs them.
Object.assign(process.env, { TARO_ENV: 'h5' })
