import '@testing-library/jest-dom'
import '@/setup'

// Screens are tested as the web build runs them.
Object.assign(process.env, { TARO_ENV: 'h5' })

// A screen is drawn in a fraction of it, but not on a machine that has other work.
jest.setTimeout(20_000)
